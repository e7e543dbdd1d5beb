// A client of the library, with types made from its document. It compiles only if these say what it relies on, and
// ends well only if the server does what they say.
import createClient from "openapi-fetch";
import type { components, operations, paths } from "./library.js";

declare const process: { argv: string[] };

type Book = components["schemas"]["Book"];
type Genre = components["schemas"]["Genre"];

// Each of these lines is an error for tsc if a type is wider or narrower than it should be.
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const genres: Same<Genre, "Novel" | "History" | "how-to"> = true;
const nullable: Same<Book["published"], string | null> = true;
const notFound: 404 extends keyof operations["bookFind"]["responses"] ? true : false = true;
const noBody: Same<operations["bookList"]["requestBody"], undefined> = true;

function check(condition: boolean, what: string): asserts condition {
  if (!condition) {
    throw new Error(what);
  }
}

const client = createClient<paths>({ baseUrl: process.argv[2]! });

const added = await client.POST("/books", {
  body: { title: "Persuasion", genre: "how-to", author: { name: "Jane Austen", teacher: null }, tags: ["sea"], price: 7.5, cover: "hard" },
});
check(added.response.status === 201 && added.data !== undefined, "a book is added");
const book: Book = added.data;
check(book.genre === "how-to" && book.author?.name === "Jane Austen" && book.published === "1815-12-23", "it is the one that was sent");
check(/^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$/.test(book.loan), "time spans look as the schema says");
check(added.response.headers.get("location") === `/books/${book.id}`, "it says where it is");

const listed = await client.GET("/books", { params: { query: { genre: "how-to", tag: ["sea", "land"], size: 5 } } });
check(listed.data?.total === 1 && listed.data.items[0]?.title === "Persuasion", "it is found by genre and tag");

const searched = await client.GET("/books/search", { params: { query: { words: "pers", genres: ["Novel", "how-to"] } } });
check(searched.data?.length === 1, "a record makes several parameters");

const found = await client.GET("/books/{id}", { params: { path: { id: book.id } } });
check(found.data?.title === "Persuasion", "it is found by number");

const missing = await client.GET("/books/{id}", { params: { path: { id: 999 } } });
check(missing.response.status === 404 && missing.error?.status === 404 && missing.error.traceId.length > 0, "what is missing is a problem");

// @ts-expect-error: a book without a title is no book, for the compiler as for the server.
const wrong = await client.POST("/books", { body: { genre: "Novel", price: "much" } });
check(wrong.response.status === 400 && wrong.error !== undefined && Object.keys(wrong.error.errors ?? {}).length > 0, "errors are told by field");

// Where a file goes TypeScript sees a string; what is sent is made by hand.
const illustrated = await client.PUT("/books/{id}/cover", {
  params: { path: { id: book.id } },
  body: { caption: "The sea", picture: "1234", pages: ["56", "7"] },
  bodySerializer(body) {
    const form = new FormData();
    form.append("caption", body.caption);
    form.append("picture", new Blob([body.picture], { type: "image/png" }), "sea.png");
    (body.pages ?? []).forEach((page) => form.append("pages", new Blob([page]), "page"));
    return form;
  },
});
check(illustrated.data?.caption === "The sea" && illustrated.data.fileName === "sea.png", "a file is taken with its name");
check(illustrated.data.bytes === 4 && illustrated.data.bytesInside === 3, "all of its bytes are, and several files under one name");

const conflict = await client.PUT("/books/{id}", { params: { path: { id: book.id } }, body: { title: "Emma", genre: "Novel" } });
check(conflict.response.status === 409 && conflict.error?.title === "Conflict", "a choice may be a problem");

const removed = await client.DELETE("/books/{id}", { params: { path: { id: book.id } } });
check(removed.response.status === 204 && removed.data === undefined, "it is gone");

const shelf = await client.GET("/shelves");
const item = shelf.data?.items[0];
check(item?.$type === "bound" && item.pages === 300, "a variant is told by its discriminator");
check(shelf.data?.inner[0]?.inner.length === 0, "shelves have shelves");

const text = await client.GET("/shelves/{path}", { params: { path: { path: "left" }, cookie: { theme: "dark" } }, parseAs: "text" });
check(text.data === "left " || text.data === "left dark", "text is text");

// Values of each kind, from each place of a request and back.
const kinds = {
  flag: true, count: -3, big: 1234567890123, ratio: 1.5, price: 12.34, id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", time: "12:30:15",
  at: "2026-01-31T12:30:00+02:00", span: "1.02:03:04", genre: "how-to", text: "Größe & Co+ =?", day: "2026-01-31",
} as const;
const numbers = [1, -2, 3], days = ["2026-01-31", "2024-02-29"], ofGenres: Genre[] = ["how-to", "Novel"], counts = { a: 1, "b c": 2 };

function same(answer: { data?: object }, sent: object, what: string) {
  const got = answer.data as Record<string, unknown> | undefined;
  check(got !== undefined && Object.entries(sent).every(([key, value]) => JSON.stringify(got[key]) === JSON.stringify(value)), `${what}: ${JSON.stringify(answer)}`);
}

const { flag, id, day, time, at, span, genre, count, ratio } = kinds;
const { text: _, ...ascii } = kinds;
const inPath = { "is-set": flag, "some-id": id, day, time, at, span, genre, count, ratio };
same(await client.GET("/kinds/path/{is-set}/{some-id}/{day}/{time}/{at}/{span}/{genre}/{count}-{ratio}", { params: { path: inPath } }), { flag, id, day, time, at, span, genre, count, ratio }, "path");
same(await client.GET("/kinds/query", { params: { query: kinds } }), kinds, "query");
// What fetch takes as a header is Latin-1.
same(await client.GET("/kinds/header", { params: { header: { ...ascii, text: "plain" } } }), ascii, "header");
// Cookies are typed, and are the browser's to send; elsewhere they are a header.
const cookie = Object.entries(kinds).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
same(await client.GET("/kinds/cookie", { params: { cookie: kinds }, headers: { cookie } }), kinds, "cookie");
const form = (body: object) => Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as [string, string]));
const multipart = (body: object) => form(body).reduce((data, [name, value]) => (data.append(name, value), data), new FormData());
same(await client.POST("/kinds/form", { body: kinds, headers: { "content-type": "application/x-www-form-urlencoded" } }), kinds, "form");
same(await client.POST("/kinds/form", { body: kinds, bodySerializer: multipart }), kinds, "form in parts");
same(await client.POST("/kinds/body", { body: kinds }), kinds, "body");

// The serializer knows one style of arrays for all parameters; the list with commas goes by itself.
same(await client.GET("/kinds/query/several", { params: { query: { numbers, days, genres: ofGenres, counts } } }), { numbers, days, genres: ofGenres, counts }, "lists in the query");
same(await client.GET("/kinds/query/several", { params: { query: { packed: numbers } }, querySerializer: { array: { style: "form", explode: false } } }), { packed: numbers }, "a list with commas");
same(await client.GET("/kinds/header/several", { params: { header: { numbers, days, genres: ofGenres } } }), { numbers, days, genres: ofGenres }, "lists in headers");
const lists = { numbers, days, genres: ofGenres };
same(await client.POST("/kinds/form/several", { body: lists, headers: { "content-type": "application/x-www-form-urlencoded" }, bodySerializer: (body) => new URLSearchParams(form(body ?? {})) }), lists, "lists in a form");
same(await client.POST("/kinds/form/several", { body: lists, bodySerializer: (body) => multipart(body ?? {}) }), lists, "lists in a form in parts");
same(await client.POST("/kinds/body/several", { body: { ...lists, counts } }), { ...lists, counts }, "lists in a body");

console.log("fine", genres && nullable && notFound && noBody);
