/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs every table of expected numbers, *.gold beside this file.
 *
 *     method    garwood            which function, by its name below
 *     tolerance abs 0.0006         or: rel 1e-10
 *     source    Ulm (1990) ...     where the numbers are from
 *     given 5 0.05   expect 1.6235 11.668
 *
 * `#` begins a comment line. A method that is not known here is a failure, as is a block
 * without source or a file without a case.
 */
#include <dirent.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/harm.h"
#include "engine/index/rate.h"
#include "engine/index/share.h"

enum { NUMBERS_MOST = 4, WORD_MOST = 64, LINE_MOST = 512 };

struct numbers {
    size_t n;
    double at[NUMBERS_MOST];
};

static struct numbers pair(struct tryg_interval i)
{
    return (struct numbers){2, {i.low, i.high}};
}

static struct numbers single(double x)
{
    return (struct numbers){1, {x}};
}

static struct numbers garwood(const double *g)
{
    return pair(tryg_rate_garwood(g[0], 1.0, 1.0, g[1]));
}

/* H, V, greatest weight, alpha */
static struct numbers harm_interval(const double *g)
{
    return pair(tryg_harm_interval((struct tryg_harm){g[0], g[1]}, g[2], g[3]));
}

static struct numbers clopper_pearson(const double *g)
{
    return pair(tryg_share_clopper_pearson(g[0], g[1], g[2]));
}

static struct numbers wilson(const double *g)
{
    return pair(tryg_share_wilson(g[0], g[1], g[2]));
}

static struct numbers logit(const double *g)
{
    struct tryg_share share = {.p = g[0], .variance = g[1] * g[1], .df = g[2]};
    return pair(tryg_share_interval(&share, TRYG_SHARE_LOGIT, g[3]));
}

static struct numbers jeffreys_sd(const double *g)
{
    return single(tryg_share_jeffreys_sd(g[0], g[1]));
}

static struct numbers normal_quantile(const double *g)
{
    return single(tryg_normal_quantile(g[0]));
}

static struct numbers normal_cdf(const double *g)
{
    return single(tryg_normal_cdf(g[0]));
}

static struct numbers t_quantile(const double *g)
{
    return single(tryg_t_quantile(g[0], g[1]));
}

static struct numbers chi2_quantile(const double *g)
{
    return single(tryg_chi2_quantile(g[0], g[1]));
}

static struct numbers gamma_quantile(const double *g)
{
    return single(tryg_gamma_quantile(g[0], g[1]));
}

static struct numbers beta_quantile(const double *g)
{
    return single(tryg_beta_quantile(g[0], g[1], g[2]));
}

static struct numbers poisson_cdf(const double *g)
{
    return single(tryg_poisson_cdf(g[0], g[1]));
}

static struct numbers binomial_cdf(const double *g)
{
    return single(tryg_binomial_cdf(g[0], g[1], g[2]));
}

static const struct method {
    const char *name;
    size_t given;
    struct numbers (*of)(const double *given);
} METHODS[] = {
    {"garwood", 2, garwood},
    {"harm_interval", 4, harm_interval},
    {"clopper_pearson", 3, clopper_pearson},
    {"wilson", 3, wilson},
    {"logit", 4, logit},
    {"jeffreys_sd", 2, jeffreys_sd},
    {"normal_quantile", 1, normal_quantile},
    {"normal_cdf", 1, normal_cdf},
    {"t_quantile", 2, t_quantile},
    {"chi2_quantile", 2, chi2_quantile},
    {"gamma_quantile", 2, gamma_quantile},
    {"beta_quantile", 3, beta_quantile},
    {"poisson_cdf", 2, poisson_cdf},
    {"binomial_cdf", 3, binomial_cdf},
};

/* The block that is being read, and what has been seen of the file. */
struct reading {
    const char *file;
    unsigned line;
    const struct method *method;
    bool relative, sourced;
    double tolerance;
    size_t cases, failures;
};

static void fault(struct reading *r, const char *what)
{
    r->failures++;
    printf("%s:%u: %s\n", r->file, r->line, what);
}

static struct numbers read_numbers(const char *text)
{
    struct numbers numbers = {0};
    char *end;
    while (numbers.n < NUMBERS_MOST) {
        double x = strtod(text, &end);
        if (end == text) {
            break;
        }
        numbers.at[numbers.n++] = x;
        text = end;
    }
    return numbers;
}

static void check_case(struct reading *r, const char *text)
{
    const char *expect = strstr(text, "expect");
    struct numbers given = read_numbers(text);
    if (!r->method || !r->sourced || !expect || given.n != r->method->given) {
        fault(r, "a case needs method, source, and as many numbers as the method takes");
        return;
    }
    struct numbers wanted = read_numbers(expect + strlen("expect"));
    struct numbers got = r->method->of(given.at);
    if (wanted.n != got.n) {
        fault(r, "the method gives another number of results");
        return;
    }
    r->cases++;
    for (size_t i = 0; i < got.n; i++) {
        double limit = r->tolerance * (r->relative ? fabs(wanted.at[i]) : 1.0);
        if (!(fabs(got.at[i] - wanted.at[i]) <= limit)) {
            fault(r, r->method->name);
            printf("  expected %.15g, got %.15g\n", wanted.at[i], got.at[i]);
        }
    }
}

static void begin_block(struct reading *r, const char *name)
{
    r->method = NULL;
    r->sourced = false;
    r->tolerance = NAN; /* fails every case that follows without a tolerance */
    for (size_t m = 0; m < sizeof METHODS / sizeof *METHODS; m++) {
        if (strcmp(METHODS[m].name, name) == 0) {
            r->method = &METHODS[m];
        }
    }
    if (!r->method) {
        fault(r, "unknown method");
    }
}

static void read_line(struct reading *r, const char *line)
{
    char word[WORD_MOST] = "", argument[WORD_MOST] = "";
    int at = 0;
    if (sscanf(line, " %63s %n", word, &at) != 1 || word[0] == '#') {
        return;
    }
    sscanf(line + at, "%63s", argument);
    if (strcmp(word, "method") == 0) {
        begin_block(r, argument);
    } else if (strcmp(word, "tolerance") == 0) {
        r->relative = strcmp(argument, "rel") == 0;
        r->tolerance = strtod(line + at + strlen(argument), NULL);
    } else if (strcmp(word, "source") == 0) {
        r->sourced = argument[0] != 0;
    } else if (strcmp(word, "given") == 0) {
        check_case(r, line + at);
    } else {
        fault(r, "a line begins with method, tolerance, source, given or #");
    }
}

static size_t run_file(const char *folder, const char *name)
{
    char path[4096 + 256 + 2], line[LINE_MOST];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    struct reading r = {.file = name};
    FILE *in = fopen(path, "r");
    while (in && fgets(line, sizeof line, in)) {
        r.line++;
        read_line(&r, line);
    }
    if (in) {
        fclose(in);
    }
    if (r.cases == 0) {
        fault(&r, "no case");
    }
    printf("%s: %zu cases, %zu failures\n", name, r.cases, r.failures);
    return r.failures;
}

static bool is_gold(const char *name)
{
    size_t length = strlen(name), end = strlen(".gold");
    return length > end && strcmp(name + length - end, ".gold") == 0;
}

int main(void)
{
    char folder[4096];
    const char *source = getenv("TRYG_SOURCE");
    snprintf(folder, sizeof folder, "%s/tests/golden", source ? source : "..");
    DIR *open = opendir(folder);
    size_t files = 0, failures = 0;
    for (struct dirent *e; open && (e = readdir(open));) {
        if (is_gold(e->d_name)) {
            files++;
            failures += run_file(folder, e->d_name);
        }
    }
    if (open) {
        closedir(open);
    }
    if (files == 0) {
        printf("no .gold file in %s\n", folder);
    }
    return files == 0 || failures > 0;
}
