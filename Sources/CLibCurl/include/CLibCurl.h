#pragma once
// The checks of its argument types are macros around the functions, which are only asked for their types here.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdbool.h>

// libcurl, loaded when it is first used: with the thirty libraries behind it, it would cost every start of the daemon
// some milliseconds and a megabyte, whether or not anything is asked by HTTP.
//
// Call `madoguchi_curl_load` before anything else here. Swift calls no variadic function, and imports no macro that is
// more than a literal: there is one function for each kind of value that an option takes or a question gives.

/// Loads and initialises it, once; from any thread. Returns whether it can be used.
bool madoguchi_curl_load(void);
/// Why it can't be used, in one line.
const char *madoguchi_curl_load_failure(void);

const curl_version_info_data *madoguchi_curl_version(void);

CURL *madoguchi_curl_easy_init(void);
void madoguchi_curl_easy_cleanup(CURL *handle);
const char *madoguchi_curl_easy_strerror(CURLcode code);
void madoguchi_curl_free(void *memory);

CURLcode madoguchi_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode madoguchi_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode madoguchi_curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode madoguchi_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode madoguchi_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode madoguchi_curl_set_on_bytes(CURL *handle, CURLoption option, curl_write_callback value);
CURLcode madoguchi_curl_set_on_socket(CURL *handle, curl_opensocket_callback value);
CURLcode madoguchi_curl_set_on_request(CURL *handle, curl_prereq_callback value);

CURLcode madoguchi_curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode madoguchi_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);
CURLcode madoguchi_curl_get_text(CURL *handle, CURLINFO info, const char **value);
CURLcode madoguchi_curl_get_certificates(CURL *handle, struct curl_certinfo **value);

struct curl_slist *madoguchi_curl_slist_append(struct curl_slist *list, const char *line);
void madoguchi_curl_slist_free_all(struct curl_slist *list);

CURLM *madoguchi_curl_multi_init(void);
CURLMcode madoguchi_curl_multi_cleanup(CURLM *multi);
CURLMcode madoguchi_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode madoguchi_curl_multi_add_handle(CURLM *multi, CURL *handle);
CURLMcode madoguchi_curl_multi_remove_handle(CURLM *multi, CURL *handle);
CURLMcode madoguchi_curl_multi_perform(CURLM *multi, int *running);
CURLMsg *madoguchi_curl_multi_info_read(CURLM *multi, int *remaining);
CURLMcode madoguchi_curl_multi_poll(CURLM *multi, int milliseconds);
CURLMcode madoguchi_curl_multi_wakeup(CURLM *multi);

CURLU *madoguchi_curl_url(void);
void madoguchi_curl_url_cleanup(CURLU *url);
CURLUcode madoguchi_curl_url_get(const CURLU *url, CURLUPart part, char **value, unsigned int flags);
CURLUcode madoguchi_curl_url_set(CURLU *url, CURLUPart part, const char *value, unsigned int flags);

/// A message's result is in a union, which Swift imports without saying which part of it holds.
static inline CURLcode madoguchi_curl_result(const CURLMsg *message) {
    return message->data.result;
}

/// The address is longer than its type says; its end is in `addrlen`.
static inline const struct sockaddr *madoguchi_curl_address(const struct curl_sockaddr *socket) {
    return &socket->addr;
}
