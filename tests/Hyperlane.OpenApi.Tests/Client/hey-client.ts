// A client of the library, with functions and types that hey-api makes from its document.
import { client } from "./hey/client.gen.js";
import {
  bookAdd, bookCover, bookExport, bookFind, bookIllustrate, bookList, bookNews, kindBody, kindBodyOfSeveral, kindCookie, kindForm, kindFormOfSeveral,
  kindHeader, kindHeaderOfSeveral, kindPath, kindQuery, kindQueryOfSeveral, measureItem, measureTable, measureTree,
} from "./hey/sdk.gen.js";
import { formDataBodySerializer } from "./hey/client/index.js";
import type { Genre, Item } from "./hey/types.gen.js";

declare const process: { argv: string[] };

function check(condition: boolean, what: string): asserts condition {
  if (!condition) {
    throw new Error(what);
  }
}

client.setConfig({ baseUrl: process.argv[2]! });

const added = await bookAdd({ body: { title: "Persuasion", genre: "how-to", author: { name: "Jane Austen", teacher: null } } });
check(added.data?.genre === "how-to" && added.data.author?.name === "Jane Austen", "a book is added");
const id = added.data.id;

const listed = await bookList({ query: { genre: "how-to", tag: ["sea"] } });
check(listed.data?.total === 0, "lists of the query arrive");
const missing = await bookFind({ path: { id: 999 } });
check(missing.error?.status === 404 && missing.error.traceId.length > 0, "what is missing is a problem");

const illustrated = await bookIllustrate({ path: { id }, body: { caption: "The sea", picture: new File(["1234"], "sea.png"), pages: [new Blob(["5"])] } });
check(illustrated.data?.fileName === "sea.png" && illustrated.data.bytes === 4 && illustrated.data.bytesInside === 1, "files are sent as such");
const cover = await bookCover({ path: { id: 7 } });
check(cover.data instanceof Blob && cover.data.size === 1, "files come as such");

const items = await bookExport({ headers: { Accept: "application/json" } });
check(items.data?.length === 2, "a stream is a list for who takes JSON");
for await (const event of (await bookNews()).stream) {
  check((event as unknown as { title: string }).title === "Emma", "events come one by one");
}

const sent: Item = { $type: "bound", label: "Atlas", pages: 300 };
const back = await measureItem({ body: sent });
check(back.data?.$type === "bound" && back.data.pages === 300, "a variant is told by its discriminator");
check((await measureTable()).data === "a,b\n1,2\n", "text of any media type is text");
check((await measureTree({ path: { groesse: 5 } })).data?.values[0] === 5, "names of any script work");

// Values of each kind, from each place of a request and back.
const kinds = {
  flag: true, count: -3, big: 1234567890123, ratio: 1.5, price: 12.34, id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", time: "12:30:15",
  at: "2026-01-31T12:30:00+02:00", span: "1.02:03:04", genre: "how-to" as Genre, text: "Größe & Co+ =?", day: "2026-01-31",
};
const numbers = [1, -2, 3], days = ["2026-01-31", "2024-02-29"], genres: Genre[] = ["how-to", "Novel"], counts = { a: 1, "b c": 2 };
const lists = { numbers, days, genres };

function same(answer: { data?: object | undefined; error?: unknown }, sent: object, what: string) {
  const got = answer.data as Record<string, unknown> | undefined;
  check(got !== undefined && Object.entries(sent).every(([key, value]) => JSON.stringify(got[key]) === JSON.stringify(value)), `${what}: ${JSON.stringify(answer.error ?? got)}`);
}

const { flag, id: someId, day, time, at, span, genre, count, ratio } = kinds;
const { text: _, ...ascii } = kinds;
const path = { "is-set": flag, "some-id": someId, day, time, at, span, genre, count, ratio };
same(await kindPath({ path }), { flag, id: someId, day, time, at, span, genre, count, ratio }, "path");
same(await kindQuery({ query: kinds }), kinds, "query");
// What fetch takes as a header is Latin-1.
same(await kindHeader({ headers: { ...ascii, text: "plain" } }), ascii, "header");
// The generator leaves cookies to the browser; elsewhere they are a header.
const cookie = Object.entries(kinds).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
same(await kindCookie({ headers: { cookie } }), kinds, "cookie");
same(await kindForm({ body: kinds }), kinds, "form");
const inParts = { ...formDataBodySerializer, headers: { "Content-Type": null } };
same(await kindForm({ body: kinds, ...inParts }), kinds, "form in parts");
same(await kindBody({ body: kinds }), kinds, "body");
same(await kindQueryOfSeveral({ query: { ...lists, counts, packed: numbers } }), { ...lists, counts, packed: numbers }, "lists in the query");
same(await kindHeaderOfSeveral({ headers: lists }), lists, "lists in headers");
same(await kindFormOfSeveral({ body: lists }), lists, "lists in a form");
same(await kindFormOfSeveral({ body: lists, ...inParts }), lists, "lists in a form in parts");
same(await kindBodyOfSeveral({ body: { ...lists, counts } }), { ...lists, counts }, "lists in a body");
console.log("fine");
