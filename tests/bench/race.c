/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run commands in turn, several times over, and tell each one's least time: what else the
 * machine does falls on all of them alike.
 *
 * usage: race ROUNDS <LIST    a line of LIST: NAME, a tab, a command for the shell
 *
 * Prints for each "NAME seconds cpu_seconds peak_kib" (the least, the least, the most);
 * ends with 1 when a command fails. What commands say goes nowhere.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 64, LINE = 4096 };

struct runner {
    char line[LINE]; /* the name, then the command */
    const char *command;
    double seconds, cpu;
    long kib;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double of(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static int run(struct runner *r)
{
    double begin = now();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execl("/bin/sh", "sh", "-c", r->command, (char *)NULL);
        _exit(127);
    }
    int status = 1;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) {
        return 1;
    }
    double seconds = now() - begin, cpu = of(used.ru_utime) + of(used.ru_stime);
    r->seconds = r->seconds > 0 && r->seconds < seconds ? r->seconds : seconds;
    r->cpu = r->cpu > 0 && r->cpu < cpu ? r->cpu : cpu;
    r->kib = used.ru_maxrss > r->kib ? used.ru_maxrss : r->kib;
    return 0;
}

int main(int argc, char **argv)
{
    static struct runner runner[MOST];
    size_t n = 0;
    while (n < MOST && fgets(runner[n].line, LINE, stdin)) {
        char *tab = strchr(runner[n].line, '\t');
        if (tab) {
            *tab = 0;
            runner[n++].command = tab + 1;
        }
    }
    int rounds = argc > 1 ? atoi(argv[1]) : 5;
    for (int round = 0; round < rounds; round++) {
        for (size_t i = 0; i < n; i++) {
            if (run(&runner[i]) != 0) {
                fprintf(stderr, "race: %s failed: %s", runner[i].line, runner[i].command);
                return 1;
            }
        }
    }
    for (size_t i = 0; i < n; i++) {
        printf("%s %.4f %.4f %ld\n", runner[i].line, runner[i].seconds, runner[i].cpu,
               runner[i].kib);
    }
    return 0;
}
