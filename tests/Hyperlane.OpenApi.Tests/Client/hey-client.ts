// A client of the library, with functions and types that hey-api makes from its document.
import { client } from "./hey/client.gen.js";
import { bookAdd, bookCover, bookExport, bookFind, bookIllustrate, bookList, bookNews, measureItem, measureTable, measureTree } from "./hey/sdk.gen.js";
import type { Item } from "./hey/types.gen.js";

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
console.log("fine");
