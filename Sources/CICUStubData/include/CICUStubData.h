#pragma once
#include <stddef.h>
#include <stdint.h>

struct madoguchi_icu_data {
    uint16_t header_size;
    uint8_t magic[2];
    uint16_t info_size;
    uint16_t reserved_word;
    uint8_t is_big_endian;
    uint8_t charset_family;
    uint8_t size_of_uchar;
    uint8_t reserved_byte;
    uint8_t data_format[4];
    uint8_t format_version[4];
    uint8_t data_version[4];
    uint8_t padding[8];
    uint32_t count;
} __attribute__((aligned(16)));

extern const struct madoguchi_icu_data icudt76_dat;
