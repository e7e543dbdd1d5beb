// A client of the library, with the functions and types that orval makes from its document.
import {
  bookAdd, bookExport, bookFind, bookIllustrate, bookList, bookRemove, bookSearch,
  kindBody, kindBodyOfSeveral, kindCookie, kindForm, kindFormOfSeveral, kindHeader, kindHeaderOfSeveral, kindPath, kindQuery, kindQueryOfSeveral,
  measureCount, measureEcho, measureGet, measureItem, measureTimes, measureTree, shelfOrder, shelfWhole,
} from "./orval/library.js";
import type { Genre, Item } from "./orval/library.js";

function check(condition: boolean, what: string): asserts condition {
  if (!condition) {
    throw new Error(what);
  }
}

const added = await bookAdd({ title: "Persuasion", genre: "how-to", author: { name: "Jane Austen", teacher: null }, tags: ["sea"], price: 7.5, cover: "hard" });
check(added.status === 201 && added.data.genre === "how-to" && added.data.author?.name === "Jane Austen", "a book is added");
const { id } = added.data;
const tried = await bookAdd({ title: "Sanditon", genre: "Novel" }, { headers: { "dry-run": "true" } });
check(tried.status === 201 && tried.data.id === 0, "headers arrive");

const listed = await bookList({ genre: "how-to", tag: ["sea", "land"], size: 5 });
check(listed.status === 200 && listed.data.total === 1, "lists of the query arrive");
const searched = await bookSearch({ words: "pers", genres: ["Novel", "how-to"] });
check(searched.status === 200 && searched.data.length === 1, "a record makes several parameters");
const missing = await bookFind(999);
check(missing.status === 404 && missing.data.status === 404 && missing.data.traceId.length > 0, "what is missing is a problem");

const illustrated = await bookIllustrate(id, { caption: "The sea", picture: new File(["1234"], "sea.png"), pages: [new Blob(["5"])] });
check(illustrated.status === 200 && illustrated.data.fileName === "sea.png" && illustrated.data.bytesInside === 1, "files are sent as such");
const all = await bookExport({ headers: { Accept: "application/json" } });
check(all.status === 200 && Array.isArray(all.data) && all.data.length === 2, "a stream is a list for who takes JSON");

const sent = { count: 3, weight: 1.5, big: 12345678901, half: 0.5, genre: "History", price: { amount: 12.5, currency: "EUR" }, at: "2026-01-31T12:30:00Z", note: null } as const;
const echo = await measureEcho(sent);
check(echo.status === 200 && JSON.stringify({ ...sent, twice: 6 }) === JSON.stringify(echo.data), "numbers, times and names come back");
const got = await measureGet({ genre: "Novel" });
check(got.status === 200 && got.data.note === null && got.data.values[0] === 1.5, "an enum of the query arrives");
const counted = await measureCount({ to: 2 }, { headers: { Accept: "application/json" } });
check(counted.status === 200 && JSON.stringify(counted.data) === "[1,2]", "numbers stream, too");
const times = await measureTimes();
check(times.status === 200 && times.data[0] === "2026-01-31T12:30:00Z", "times are ISO 8601");
const tree = await measureTree(5);
check(tree.status === 200 && tree.data.values[0] === 5, "names of any script work");

const item: Item = { $type: "bound", label: "Atlas", pages: 300 };
const back = await measureItem(item);
check(back.status === 200 && back.data.$type === "bound" && back.data.pages === 300, "a variant is told by its discriminator");
const shelf = await shelfWhole();
check(shelf.status === 200 && shelf.data.inner[0]?.items[0]?.$type === "disc", "shelves have shelves");
const ordered = await shelfOrder("left", { a: 1, b: 2 }, { headers: { "X-Marks": "x, y" } });
check(ordered.status === 204, "dictionaries and lists of headers arrive");
check((await bookRemove(id)).status === 204, "it is gone");

// Values of each kind, from each place of a request and back.
const kinds = {
  flag: true, count: -3, big: 1234567890123, ratio: 1.5, price: 12.34, id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", time: "12:30:15",
  at: "2026-01-31T12:30:00+02:00", span: "1.02:03:04", genre: "how-to" as Genre, text: "Größe & Co+ =?", day: "2026-01-31",
};
const numbers = [1, -2, 3], days = ["2026-01-31", "2024-02-29"], genres: Genre[] = ["how-to", "Novel"], counts = { a: 1, "b c": 2 };
const lists = { numbers, days, genres };

function same(answer: { data: object }, sent: object, what: string) {
  const got = answer.data as Record<string, unknown>;
  check(Object.entries(sent).every(([key, value]) => JSON.stringify(got[key]) === JSON.stringify(value)), `${what}: ${JSON.stringify(got)}`);
}

const { flag, id: someId, day, time, at, span, genre, count, ratio } = kinds;
const { text: _, ...ascii } = kinds;
same(await kindPath(flag, someId, day, time, at, span, genre, count, ratio), { flag, id: someId, day, time, at, span, genre, count, ratio }, "path");
same(await kindQuery(kinds), kinds, "query");
const headersOf = (values: object) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
// The generator leaves headers and cookies to the options of fetch, and what fetch takes as a header is Latin-1.
same(await kindHeader({ headers: headersOf({ ...ascii, text: "plain" }) }), ascii, "header");
const cookie = Object.entries(kinds).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
same(await kindCookie({ headers: { cookie } }), kinds, "cookie");
same(await kindForm(kinds), kinds, "form");
same(await kindBody(kinds), kinds, "body");
// A dictionary in the query would be sent as [object Object].
same(await kindQueryOfSeveral({ ...lists, packed: numbers }), { ...lists, packed: numbers }, "lists in the query");
same(await kindHeaderOfSeveral({ headers: headersOf(lists) }), lists, "lists in headers");
same(await kindFormOfSeveral(lists), lists, "lists in a form");
same(await kindBodyOfSeveral({ ...lists, counts }), { ...lists, counts }, "lists in a body");
console.log("fine");
