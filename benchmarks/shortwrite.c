/* A disk that fails one process at one call, in ways that strace has no words for.

   fail_at(folder, call, how, number, note): the number-th call to something below the folder, counted over
   all threads, is cut short ("short"), is cut short and finds the disk full from then on ("full"), is cut
   short and is the last thing the process does ("torn"), or fails with an error (how is its number). "note"
   is a file descriptor that is told of it. A call to open counts if it is for writing.

   cc -shared -fPIC -O2 -o shortwrite.so shortwrite.c -ldl; LD_PRELOAD=shortwrite.so python … */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WRITE = 1, PWRITE = 2, OPEN = 3 };
enum { SHORT = -1, FULL = -2, TORN = -3 };

static char folder[4096];
static int failing, how, note = -1;
static long number, seen;
static volatile int full;

void fail_at(const char *below, int call, int kind, long at, int told) {
    snprintf(folder, sizeof folder, "%s/", below);
    how = kind, number = at, note = told, failing = call;
}

static int below(const char *path) { return !strncmp(path, folder, strlen(folder)); }

static int of_folder(int fd) {
    char link[32], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    path[size < 0 ? 0 : size] = 0;
    return below(path);
}

static int is_the_one(void) {
    if (__atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST) != number) return 0;
    if (note >= 0) syscall(SYS_write, note, "(INJECTED)\n", 11);
    return 1;
}

/* How much of a write is done: all (size), some, or none with an error. */
static ssize_t share(int call, int fd, size_t size) {
    if (!failing || fd == note || !of_folder(fd)) return size;
    if (full) return errno = ENOSPC, -1;
    if (failing != call || !is_the_one()) return size;
    if (how > 0) return errno = how, -1;
    full = how == FULL;
    return size / 2;
}

ssize_t write(int fd, const void *from, size_t size) {
    ssize_t some = share(WRITE, fd, size);
    if (some < 0) return -1;
    if (!some && size) return errno = ENOSPC, -1;
    ssize_t done = syscall(SYS_write, fd, from, some);
    if ((size_t)some < size && how == TORN) raise(SIGKILL);
    return done;
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    ssize_t some = share(PWRITE, fd, size);
    if (some < 0) return -1;
    if (!some && size) return errno = ENOSPC, -1;
    ssize_t done = syscall(SYS_pwrite64, fd, from, some, at);
    if ((size_t)some < size && how == TORN) raise(SIGKILL);
    return done;
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { return pwrite64(fd, from, size, at); }

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (failing == OPEN && below(path) && flags & (O_WRONLY | O_RDWR | O_CREAT) && is_the_one())
        return errno = how, -1;
    return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}
