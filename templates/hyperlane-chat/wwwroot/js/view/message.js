// One message as an element.
import { hue, paint } from "./avatar.js";
import { icon, make } from "./dom.js";
import { isEmojiOnly, nodesOf } from "./text.js";
import { timeOf, wholeTimeOf } from "./time.js";

/** Makes a row's element. What may change later is set by `updateMessage`. */
export function makeMessage(row) {
  const avatar = make("span", { className: "avatar", "aria-hidden": "true" });
  paint(avatar, row.from);
  const bubble = make("div", { className: "bubble", dir: "auto" }, ...nodesOf(row.text));
  bubble.classList.toggle("emoji-only", isEmojiOnly(row.text));

  const item = make("li", { className: row.own ? "message own" : "message" },
    avatar,
    make("div", { className: "message-body" },
      make("p", { className: "byline" },
        make("bdi", { className: "author", textContent: row.own ? "You" : row.from }), " ",
        make("time", { className: "time" })),
      bubble,
      make("div", { className: "message-status" })));
  item.style.setProperty("--hue", hue(row.from));
  return item;
}

/** Brings an element to the state of its row. */
export function updateMessage(item, row, actions) {
  item.classList.toggle("first", row.first);
  item.classList.toggle("last", row.last);

  const time = item.querySelector(".time");
  if (time.dateTime !== row.at.toISOString()) {
    time.dateTime = row.at.toISOString();
    time.textContent = timeOf(row.at);
    item.querySelector(".bubble").title = wholeTimeOf(row.at);
  }

  if (item.dataset.state !== row.state || item.dataset.failure !== (row.failure ?? "")) {
    item.dataset.state = row.state;
    item.dataset.failure = row.failure ?? "";
    item.querySelector(".message-status").replaceChildren(...(row.own ? statusOf(row, actions) : []));
  }
}

function statusOf(row, actions) {
  switch (row.state) {
    case "sending":
      return [note("clock", "Sending…")];
    case "waiting":
      return [note("clock", "Goes out when the connection is back")];
    case "failed":
      return [
        note("alert", `Not sent. ${row.failure}`),
        make("span", {},
          make("button", { type: "button", className: "link-button", textContent: "Send again", onclick: () => actions.retry(row.clientId) }),
          make("button", { type: "button", className: "link-button", textContent: "Discard", onclick: () => actions.discard(row.clientId) })),
      ];
    default:
      return [make("span", { textContent: timeOf(row.at) }), icon("check"), make("span", { className: "visually-hidden", textContent: "Sent" })];
  }
}

const note = (picture, text) => make("span", {}, icon(picture), make("span", { textContent: text }));
