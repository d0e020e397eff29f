// Asks the embedded PostgreSQL itself: what is in the tables, whatever the application says of it.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import pg from 'pg';

const PORT_LINE = 3;

/** Runs one statement in the database of the application that keeps its data in {@code directory}. */
export async function query(directory, text, values = []) {
    const pid = readFileSync(join(directory, 'data/postgres/postmaster.pid'), 'utf8').split('\n');
    const client = new pg.Client({host: '127.0.0.1', port: Number(pid[PORT_LINE]), user: 'postgres', database: 'postgres'});
    await client.connect();
    try {
        return (await client.query(text, values)).rows;
    } finally {
        await client.end();
    }
}
