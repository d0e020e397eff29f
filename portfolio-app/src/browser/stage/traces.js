// Where words can be read: in which cells of which tables, and in which answers of the application.

const CELLS = `
    SELECT key AS column, value FROM %s AS t, jsonb_each_text(to_jsonb(t)) WHERE value IS NOT NULL`;
const TABLES = `
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;

/** The columns, as {@code schema.table.column}, in which one of the words is, sorted. */
export async function columnsWith(sql, words) {
    const found = new Set();
    for (const {name} of await sql(TABLES)) {
        for (const {column, value} of await sql(CELLS.replace('%s', name))) {
            if (tells(value, words)) {
                found.add(`${name}.${column}`);
            }
        }
    }
    return [...found].sort();
}

/** The addresses whose answers hold one of the words, sorted. */
export function answersWith(answers, words) {
    return answers.filter(({text}) => tells(text, words)).map(({path}) => path).sort();
}

/** Whether one of the words is in a text: as it is, in any case, or written as addresses, JSON, pages or bytes write it. */
export function tells(text, words) {
    const folded = text.toLowerCase();
    return words.some((word) => folded.includes(word.toLowerCase()) || spellings(word).some((spelling) => text.includes(spelling)));
}

function spellings(word) {
    const bytes = Buffer.from(word);
    return [
        encodeURIComponent(word),
        word.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
        word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        bytes.toString('hex'),
        ...[0, 1, 2].map((before) => base64(bytes, before)),
    ];
}

/** The letters that bytes always have in Base64 when so many others are before them. */
function base64(bytes, before) {
    const written = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return written.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}
