#include "CLibCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#define FUNCTIONS(DO)                                                                                                  \
    DO(curl_easy_cleanup)                                                                                              \
    DO(curl_easy_getinfo)                                                                                              \
    DO(curl_easy_init)                                                                                                 \
    DO(curl_easy_setopt)                                                                                               \
    DO(curl_easy_strerror)                                                                                             \
    DO(curl_free)                                                                                                      \
    DO(curl_global_init)                                                                                               \
    DO(curl_multi_add_handle)                                                                                          \
    DO(curl_multi_cleanup)                                                                                             \
    DO(curl_multi_info_read)                                                                                           \
    DO(curl_multi_init)                                                                                                \
    DO(curl_multi_perform)                                                                                             \
    DO(curl_multi_poll)                                                                                                \
    DO(curl_multi_remove_handle)                                                                                       \
    DO(curl_multi_setopt)                                                                                              \
    DO(curl_multi_wakeup)                                                                                              \
    DO(curl_slist_append)                                                                                              \
    DO(curl_slist_free_all)                                                                                            \
    DO(curl_url)                                                                                                       \
    DO(curl_url_cleanup)                                                                                               \
    DO(curl_url_get)                                                                                                   \
    DO(curl_url_set)                                                                                                   \
    DO(curl_version_info)

static struct {
#define POINTER(name) __typeof__(&name) name;
    FUNCTIONS(POINTER)
#undef POINTER
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[256] = "it wasn't loaded";

static void load(void) {
    // The name by which Debian's packages of it provide one interface since 2006.
    void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        snprintf(failure, sizeof failure, "%s", dlerror());
        return;
    }
#define FIND(name)                                                                                                     \
    *(void **)&library.name = dlsym(handle, #name);                                                                    \
    if (!library.name) {                                                                                               \
        snprintf(failure, sizeof failure, "libcurl.so.4 has no " #name);                                              \
        return;                                                                                                        \
    }
    FUNCTIONS(FIND)
#undef FIND
    // Since 7.84 that may be on any thread.
    CURLcode code = library.curl_global_init(CURL_GLOBAL_DEFAULT);
    snprintf(failure, sizeof failure, "%s", code == CURLE_OK ? "" : library.curl_easy_strerror(code));
}

bool madoguchi_curl_load(void) {
    pthread_once(&once, load);
    return failure[0] == '\0';
}

const char *madoguchi_curl_load_failure(void) {
    return failure;
}

const curl_version_info_data *madoguchi_curl_version(void) {
    return library.curl_version_info(CURLVERSION_NOW);
}

CURL *madoguchi_curl_easy_init(void) {
    return library.curl_easy_init();
}

void madoguchi_curl_easy_cleanup(CURL *handle) {
    library.curl_easy_cleanup(handle);
}

const char *madoguchi_curl_easy_strerror(CURLcode code) {
    return library.curl_easy_strerror(code);
}

void madoguchi_curl_free(void *memory) {
    library.curl_free(memory);
}

CURLcode madoguchi_curl_set_long(CURL *handle, CURLoption option, long value) {
    return library.curl_easy_setopt(handle, option, value);
}

CURLcode madoguchi_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return library.curl_easy_setopt(handle, option, value);
}

CURLcode madoguchi_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return library.curl_easy_setopt(handle, option, value);
}

CURLcode madoguchi_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return library.curl_easy_setopt(handle, option, value);
}

CURLcode madoguchi_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return library.curl_easy_setopt(handle, option, value);
}

CURLcode madoguchi_curl_set_on_bytes(CURL *handle, CURLoption option, curl_write_callback value) {
    return library.curl_easy_setopt(handle, option, value);
}

CURLcode madoguchi_curl_set_on_socket(CURL *handle, curl_opensocket_callback value) {
    return library.curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

CURLcode madoguchi_curl_set_on_request(CURL *handle, curl_prereq_callback value) {
    return library.curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

CURLcode madoguchi_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return library.curl_easy_getinfo(handle, info, value);
}

CURLcode madoguchi_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return library.curl_easy_getinfo(handle, info, value);
}

CURLcode madoguchi_curl_get_text(CURL *handle, CURLINFO info, const char **value) {
    return library.curl_easy_getinfo(handle, info, (char **)value);
}

CURLcode madoguchi_curl_get_certificates(CURL *handle, struct curl_certinfo **value) {
    return library.curl_easy_getinfo(handle, CURLINFO_CERTINFO, value);
}

struct curl_slist *madoguchi_curl_slist_append(struct curl_slist *list, const char *line) {
    return library.curl_slist_append(list, line);
}

void madoguchi_curl_slist_free_all(struct curl_slist *list) {
    library.curl_slist_free_all(list);
}

CURLM *madoguchi_curl_multi_init(void) {
    return library.curl_multi_init();
}

CURLMcode madoguchi_curl_multi_cleanup(CURLM *multi) {
    return library.curl_multi_cleanup(multi);
}

CURLMcode madoguchi_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return library.curl_multi_setopt(multi, option, value);
}

CURLMcode madoguchi_curl_multi_add_handle(CURLM *multi, CURL *handle) {
    return library.curl_multi_add_handle(multi, handle);
}

CURLMcode madoguchi_curl_multi_remove_handle(CURLM *multi, CURL *handle) {
    return library.curl_multi_remove_handle(multi, handle);
}

CURLMcode madoguchi_curl_multi_perform(CURLM *multi, int *running) {
    return library.curl_multi_perform(multi, running);
}

CURLMsg *madoguchi_curl_multi_info_read(CURLM *multi, int *remaining) {
    return library.curl_multi_info_read(multi, remaining);
}

CURLMcode madoguchi_curl_multi_poll(CURLM *multi, int milliseconds) {
    return library.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode madoguchi_curl_multi_wakeup(CURLM *multi) {
    return library.curl_multi_wakeup(multi);
}

CURLU *madoguchi_curl_url(void) {
    return library.curl_url();
}

void madoguchi_curl_url_cleanup(CURLU *url) {
    library.curl_url_cleanup(url);
}

CURLUcode madoguchi_curl_url_get(const CURLU *url, CURLUPart part, char **value, unsigned int flags) {
    return library.curl_url_get((CURLU *)url, part, value, flags);
}

CURLUcode madoguchi_curl_url_set(CURLU *url, CURLUPart part, const char *value, unsigned int flags) {
    return library.curl_url_set(url, part, value, flags);
}
