// What the log shows, row by row, worked out from messages alone: days, the line above what is new, who speaks how long.
import { dayKey, dayOf } from "./time.js";

const PAUSE = 5 * 60_000;

/**
 * @param room The messages that are stored.
 * @param pending Those of ours on their way.
 * @param you Our name.
 * @param newFrom The first message we have not seen, or null.
 * @param online Whether what is pending is being sent, or waits.
 * @returns Rows, each with a key that it keeps.
 */
export function rowsOf(room, pending, you, newFrom, online, now) {
  const rows = [];
  let last = null;
  let divided = false;

  const add = (row) => {
    const day = dayKey(row.at);
    if (last === null || dayKey(last.at) !== day) {
      rows.push({ kind: "day", key: `day ${day}`, text: dayOf(row.at, now) });
      last = null;
    }
    if (newFrom !== null && row.id >= newFrom && !divided && !row.own) {
      rows.push({ kind: "new", key: "new" });
      divided = true;
      last = null;
    }

    row.first = last === null || last.from !== row.from || row.at - last.at > PAUSE;
    if (!row.first) {
      last.last = false;
    }
    rows.push(row);
    last = row;
  };

  for (const message of room.messages) {
    const own = message.from === you;
    add({
      kind: "message",
      // Ours keeps its row when it turns from pending to stored.
      key: own && message.clientId ? `own ${message.clientId}` : `message ${message.id}`,
      id: message.id,
      from: message.from,
      text: message.text,
      at: new Date(message.at),
      own,
      state: "sent",
      last: true,
    });
  }

  for (const entry of pending) {
    add({
      kind: "message",
      key: `own ${entry.clientId}`,
      clientId: entry.clientId,
      from: you,
      text: entry.text,
      at: new Date(entry.at),
      own: true,
      state: entry.failure !== null ? "failed" : online ? "sending" : "waiting",
      failure: entry.failure,
      last: true,
    });
  }

  return rows;
}
