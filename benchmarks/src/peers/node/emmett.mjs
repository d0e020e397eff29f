// Emmett's PostgreSQL event store, driven through its public API. One order is read from each line of the input, and
// answered with one line of JSON. Set up as its page "PostgreSQL Event Store" says, with node-postgres's pool of 16.
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { dumbo } from '@event-driven-io/dumbo';
import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore, postgreSQLEventStoreMessageBatchPuller } from '@event-driven-io/emmett-postgresql';

const CONNECTIONS = 16;
const PAGE = 1000;

const [connectionString, payload] = process.argv.slice(2);
const data = JSON.parse(payload);
const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });

const event = () => ({ type: 'OrderPlaced', data });

const works = {
  migrate: async () => {
    await store.schema.migrate();
    return {};
  },

  // One event to a new stream each time.
  append: ({ millis, callers }) =>
    calls(millis, callers, () =>
      store.appendToStream(`order-${randomUUID()}`, [event()], { expectedStreamVersion: STREAM_DOES_NOT_EXIST }),
    ),

  // Streams are written alternately, a few events at a time. One after the other: readers follow the order of
  // transactions, and would pass over events that are committed in another order than they are numbered in.
  fill: async ({ streams, eventsPerStream, eventsAtOnce }) => {
    for (let written = 0; written < eventsPerStream; written += eventsAtOnce) {
      for (let number = 0; number < streams; number++) {
        await store.appendToStream(`order-number${number}`, Array.from({ length: eventsAtOnce }, event));
      }
    }
    return {};
  },

  read: ({ millis, callers, streams, eventsPerStream }) =>
    calls(millis, callers, async () => {
      const { events } = await store.readStream(`order-number${Math.floor(Math.random() * streams)}`);
      if (events.filter((each) => each.data.lines.length > 0).length !== eventsPerStream) {
        throw new Error('a stream was not read to its end');
      }
    }),

  // What a consumer pulls its messages with, without the checkpoints of its processors.
  replay: async () => {
    let seen = 0;
    const reader = dumbo({ connectionString, pool });
    await postgreSQLEventStoreMessageBatchPuller({
      executor: reader.execute,
      batchSize: PAGE,
      pullingFrequencyInMs: 0,
      stopWhen: { noMessagesLeft: true },
      signal: new AbortController().signal,
      eachBatch: async (messages) => {
        seen += messages.filter((message) => message.data.lines.length > 0).length;
      },
    }).start({ startFrom: 'BEGINNING' });
    return { seen };
  },
};

// As many calls are always under way; answers how many were answered, in what time, and what half of them and 99 of 100
// waited at most.
async function calls(millis, callers, call) {
  const waited = [];
  const start = performance.now();
  const end = start + millis;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      do {
        const begun = performance.now();
        await call();
        waited.push(performance.now() - begun);
      } while (performance.now() < end);
    }),
  );
  const elapsed = performance.now() - start;
  waited.sort((one, other) => one - other);
  const percentile = (share) => waited[Math.min(waited.length - 1, Math.floor(waited.length * share))];
  return { calls: waited.length, millis: elapsed, p50: percentile(0.5), p99: percentile(0.99) };
}

function answer(said) {
  console.log(JSON.stringify({ failure: '', calls: 0, millis: 0, p50: 0, p99: 0, seen: 0, ...said }));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { work, ...how } = JSON.parse(line);
  try {
    answer(await works[work](how));
  } catch (failure) {
    answer({ failure: String(failure) });
  }
}
await store.close();
process.exit(0);
