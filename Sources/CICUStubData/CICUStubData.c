// ICU's data, without an item, under the name by which the static library of Foundation's ICU looks for its own. The linker
// takes what it meets first, so that the library's 34 MB stay out of the program: locales, calendars, collations, converters,
// none of which madoguchi asks for. What would need them fails as ICU fails where a file of data is missing.
//
// With a toolchain that has another ICU the name is another one; its data is then linked as if this weren't here.
#include "CICUStubData.h"

// The header that begins every piece of ICU's data (UDataInfo, unicode/udata.h), then a table of contents of format "CmnD".
const struct madoguchi_icu_data icudt76_dat = {
    .header_size = offsetof(struct madoguchi_icu_data, count),
    .magic = {0xDA, 0x27},
    .info_size = offsetof(struct madoguchi_icu_data, padding) - offsetof(struct madoguchi_icu_data, info_size),
    .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,
    .charset_family = 0,  // ASCII
    .size_of_uchar = 2,
    .data_format = {'C', 'm', 'n', 'D'},
    .format_version = {1},
    .data_version = {76},
    .count = 0,
};
