/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/markup.h"
#include "geodata/base/lang.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cpl_string.h>
#include <cpl_vsi.h>

enum { BLOCK = 1 << 16, ATTRIBUTES_MOST = 64, NOTHING = -1 };

struct attribute {
    size_t name, value; /* offsets into what is held */
};

struct tryg_markup {
    const char *shown;
    VSILFILE *file;
    tryg_arena *arena;
    unsigned char *block;
    size_t at, got;
    char *held; /* the tag, or the run of text */
    size_t used, room;
    bool closes_too;         /* <a/>: the closing mark is still to come */
    size_t depth, room_open; /* of open elements */
    uint64_t *open;          /* [depth] hashes of their names */
    size_t attributes;
    struct attribute attribute[ATTRIBUTES_MOST];
};

static void close_file(void *file)
{
    VSIFCloseL(file);
}

enum tryg_status tryg_markup_open(const char *path, const char *shown, tryg_arena *arena,
                                  tryg_markup **markup, struct tryg_error *err)
{
    VSILFILE *file = VSIFOpenL(path, "rb");
    if (!file) {
        const char *part = strrchr(path, '}');
        return tryg_fail(err, TRYG_DATA,
                         TX("%s er beskadiget: delen %s kan ikke læses.",
                            "%s is damaged: the part %s cannot be read."),
                         shown, part ? part + 1 : path);
    }
    tryg_markup *m = TRYG_NEW(arena, 1, tryg_markup);
    m->shown = shown;
    m->file = file;
    m->arena = arena;
    m->block = TRYG_NEW(arena, BLOCK, unsigned char);
    tryg_arena_defer(arena, close_file, file);
    *markup = m;
    return TRYG_OK;
}

static int next_byte(tryg_markup *m)
{
    if (m->at == m->got) {
        m->got = VSIFReadL(m->block, 1, BLOCK, m->file);
        m->at = 0;
        if (m->got == 0) {
            return NOTHING;
        }
    }
    return m->block[m->at++];
}

static int peek_byte(tryg_markup *m)
{
    int byte = next_byte(m);
    if (byte != NOTHING) {
        m->at--;
    }
    return byte;
}

static enum tryg_status damaged(const tryg_markup *m, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s er beskadiget indeni (XML). Åbn filen i et regneark, og gem "
                        "den igen.",
                        "%s is damaged inside (XML). Open it in a spreadsheet program "
                        "and save it again."),
                     m->shown);
}

static bool hold(tryg_markup *m, int byte)
{
    if (m->used + 1 >= m->room) {
        size_t room = m->room ? 2 * m->room : 1024;
        if (room > TRYG_MARK_MOST) {
            return false;
        }
        m->held = tryg_arena_grow(m->arena, m->held, m->room, room, 1);
        m->room = room;
    }
    m->held[m->used++] = (char)byte;
    m->held[m->used] = 0;
    return true;
}

static char *put_utf8(char *out, unsigned long code)
{
    if (code < 0x80) {
        *out++ = (char)code;
    } else if (code < 0x800) {
        *out++ = (char)(0xC0 | code >> 6);
        *out++ = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *out++ = (char)(0xE0 | code >> 12);
        *out++ = (char)(0x80 | (code >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    } else {
        *out++ = (char)(0xF0 | code >> 18);
        *out++ = (char)(0x80 | (code >> 12 & 0x3F));
        *out++ = (char)(0x80 | (code >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    }
    return out;
}

/* "&#230;" or "&#xE6;" without its ends; 0 when it is no character. */
static unsigned long character_of(const char *reference)
{
    char *end = NULL;
    bool hex = reference[1] == 'x';
    unsigned long code = strtoul(reference + (hex ? 2 : 1), &end, hex ? 16 : 10);
    bool fits = *end == 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return fits ? code : 0;
}

/* Write what &name; stands for at *out (never longer than it was); false if unknown. */
static bool resolve(const char *name, char **out)
{
    static const struct {
        const char *name;
        char is;
    } KNOWN[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''},
    };
    if (*name == '#') {
        unsigned long code = character_of(name);
        *out = code ? put_utf8(*out, code) : *out;
        return code != 0;
    }
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        if (strcmp(name, KNOWN[i].name) == 0) {
            *(*out)++ = KNOWN[i].is;
            return true;
        }
    }
    return false;
}

/* Resolve the entities of a 0-ended text in place; false when one is unknown. */
static bool resolve_all(char *text)
{
    char *out = text;
    for (char *at = text; *at;) {
        if (*at != '&') {
            *out++ = *at++;
            continue;
        }
        char *end = strchr(at, ';');
        if (!end || end - at > 10) {
            return false;
        }
        *end = 0;
        if (!resolve(at + 1, &out)) {
            return false;
        }
        at = end + 1;
    }
    *out = 0;
    return true;
}

static bool is_blank(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Cut ` name="value"` off at *at into one attribute; false when it is not that. */
static bool cut_attribute(tryg_markup *m, char **at)
{
    char *name = *at, *mark = name + strcspn(name, "= \t\r\n");
    char *equals = mark + strspn(mark, " \t\r\n");
    if (mark == name || *equals != '=' || m->attributes == ATTRIBUTES_MOST) {
        return false;
    }
    char *value = equals + 1 + strspn(equals + 1, " \t\r\n");
    char *end = *value == '"' || *value == '\'' ? strchr(value + 1, *value) : NULL;
    if (!end) {
        return false;
    }
    *mark = 0;
    *end = 0;
    *at = end + 1;
    struct attribute *a = &m->attribute[m->attributes++];
    *a = (struct attribute){(size_t)(name - m->held), (size_t)(value + 1 - m->held)};
    return resolve_all(value + 1);
}

/* Part the held tag "name a="1" b="2"" into its name and attributes. */
static bool cut_tag(tryg_markup *m)
{
    m->attributes = 0;
    char *at = m->held + strcspn(m->held, " \t\r\n");
    while (is_blank((unsigned char)*at)) {
        *at++ = 0;
        at += strspn(at, " \t\r\n");
        if (*at && !cut_attribute(m, &at)) {
            return false;
        }
    }
    return *at == 0 && *m->held != 0;
}

/* Hold all up to the '>' that ends a tag; quoted ones do not. */
static bool hold_tag(tryg_markup *m)
{
    int quote = 0, byte;
    while ((byte = next_byte(m)) != NOTHING) {
        if (byte == '>' && !quote) {
            return true;
        }
        if (quote ? byte == quote : byte == '"' || byte == '\'') {
            quote = quote ? 0 : byte;
        }
        if (byte == 0 || !hold(m, byte)) {
            return false;
        }
    }
    return false;
}

/* Pass over everything up to and with `end` (at most 3 bytes), keeping it when asked. */
static bool pass_until(tryg_markup *m, const char *end, bool keep)
{
    size_t length = strlen(end), seen = 0;
    char last[4] = {0, 0, 0, 0};
    int byte;
    while ((byte = next_byte(m)) != NOTHING) {
        if (keep && (byte == 0 || !hold(m, byte))) {
            return false;
        }
        memmove(last, last + 1, 2);
        last[2] = (char)byte;
        if (++seen >= length && memcmp(last + 3 - length, end, length) == 0) {
            m->used -= keep ? length : 0;
            return true;
        }
    }
    return false;
}

static bool take_text(tryg_markup *m)
{
    int byte;
    while ((byte = peek_byte(m)) != NOTHING && byte != '<') {
        if (byte == 0 || !hold(m, next_byte(m))) {
            return false;
        }
    }
    return CPLIsUTF8(m->held, -1) && resolve_all(m->held);
}

/* "<!" has been read. *text: it is a text (CDATA), in hand; else it is passed over. */
static bool take_declaration(tryg_markup *m, bool *text)
{
    static const char CDATA[] = "[CDATA[";
    *text = peek_byte(m) == '[';
    if (*text) {
        for (size_t i = 0; i < sizeof CDATA - 1; i++) {
            if (next_byte(m) != CDATA[i]) {
                return false;
            }
        }
        if (!pass_until(m, "]]>", true)) {
            return false;
        }
        m->held[m->used] = 0;
        return CPLIsUTF8(m->held, -1);
    }
    if (peek_byte(m) == '-') {
        next_byte(m);
        return next_byte(m) == '-' && pass_until(m, "-->", false);
    }
    return pass_until(m, ">", false);
}

static bool take_tag(tryg_markup *m, enum tryg_mark *mark)
{
    bool closing = peek_byte(m) == '/';
    if (closing) {
        next_byte(m);
    }
    if (!hold_tag(m) || m->used == 0 || !CPLIsUTF8(m->held, -1)) {
        return false;
    }
    if (!closing && m->held[m->used - 1] == '/') {
        m->held[m->used - 1] = 0;
        m->closes_too = true;
    }
    *mark = closing ? TRYG_MARK_CLOSE : TRYG_MARK_OPEN;
    return cut_tag(m);
}

/* One step; false when the file is damaged. *mark stays when nothing is to be told. */
static bool step(tryg_markup *m, enum tryg_mark *mark, bool *told)
{
    bool text = false;
    m->used = 0;
    *told = true;
    int byte = peek_byte(m);
    if (byte == NOTHING) {
        *mark = TRYG_MARK_END;
        return true;
    }
    if (byte != '<') {
        *mark = TRYG_MARK_TEXT;
        return take_text(m);
    }
    next_byte(m);
    byte = peek_byte(m);
    if (byte != '?' && byte != '!') {
        return take_tag(m, mark);
    }
    next_byte(m);
    bool sound = byte == '?' ? pass_until(m, "?>", false) : take_declaration(m, &text);
    *mark = TRYG_MARK_TEXT;
    *told = text;
    return sound;
}

static uint64_t hash_name(const char *name)
{
    uint64_t hash = 14695981039346656037ULL; /* FNV-1a */
    for (; *name; name++) {
        hash = (hash ^ (unsigned char)*name) * 1099511628211ULL;
    }
    return hash;
}

/* Elements close in the order they opened, or the file is damaged: whoever reads up to a
 * closing mark is sure to meet it. */
static bool keep_depth(tryg_markup *m, enum tryg_mark mark)
{
    if (mark == TRYG_MARK_OPEN) {
        if (m->depth == m->room_open) {
            size_t room = m->room_open ? 2 * m->room_open : 32;
            m->open = tryg_arena_grow(m->arena, m->open, m->depth, room, sizeof *m->open);
            m->room_open = room;
        }
        m->open[m->depth++] = hash_name(m->held);
        return true;
    }
    if (mark == TRYG_MARK_CLOSE) {
        return m->depth > 0 && m->open[--m->depth] == hash_name(m->held);
    }
    return mark != TRYG_MARK_END || m->depth == 0;
}

enum tryg_status tryg_markup_next(tryg_markup *markup, enum tryg_mark *mark,
                                  struct tryg_error *err)
{
    enum tryg_mark next = TRYG_MARK_CLOSE;
    bool told = markup->closes_too;
    markup->closes_too = false;
    while (!told) {
        if (!step(markup, &next, &told)) {
            return damaged(markup, err);
        }
    }
    if (!keep_depth(markup, next)) {
        return damaged(markup, err);
    }
    *mark = next;
    return TRYG_OK;
}

static bool same_name(const char *has, const char *wanted)
{
    const char *colon = strchr(has, ':');
    if (colon && !strchr(wanted, ':')) {
        has = colon + 1;
    }
    return strcmp(has, wanted) == 0;
}

bool tryg_markup_is(const tryg_markup *markup, const char *name)
{
    return same_name(markup->held, name);
}

const char *tryg_markup_attribute(const tryg_markup *markup, const char *name)
{
    for (size_t i = 0; i < markup->attributes; i++) {
        if (same_name(markup->held + markup->attribute[i].name, name)) {
            return markup->held + markup->attribute[i].value;
        }
    }
    return NULL;
}

const char *tryg_markup_text(const tryg_markup *markup)
{
    return markup->held;
}

enum tryg_status tryg_markup_skip(tryg_markup *markup, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_OPEN;
    for (size_t depth = 1; depth > 0;) {
        TRYG_TRY(tryg_markup_next(markup, &mark, err));
        depth += mark == TRYG_MARK_OPEN;
        depth -= mark == TRYG_MARK_CLOSE;
    }
    return TRYG_OK;
}
