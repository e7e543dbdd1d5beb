// Puts the parts together: asks for a name, goes to the room that the address names, and keeps both in step.
import { Chat } from "./chat.js";
import { claimWindowId } from "./ids.js";
import { Outbox } from "./outbox.js";
import { Rooms } from "./rooms.js";
import { problemOfName, problemOfRoom } from "./rules.js";
import { lasting, ofWindow } from "./storage.js";
import { Unread } from "./unread.js";
import { ActivityView } from "./view/activity.js";
import { paint } from "./view/avatar.js";
import { BannerView } from "./view/banner.js";
import { Composer } from "./view/composer.js";
import { byId } from "./view/dom.js";
import { EmojiPicker } from "./view/emoji-picker.js";
import { LogView } from "./view/log.js";
import { MembersView } from "./view/members.js";
import { Panels } from "./view/panels.js";
import { RoomsView } from "./view/rooms.js";
import { WelcomeView } from "./view/welcome.js";

const HOME = "lobby";
const TAKEN = "Somebody else has this name here. Choose another.";
const UNREACHABLE = "The server does not answer. Try again in a moment.";

const { id: session, isNew } = await claimWindowId();
const outbox = new Outbox(isNew);
const unread = new Unread();
const rooms = new Rooms();
const chat = new Chat(session, outbox, unread);
const welcome = new WelcomeView();
const panels = new Panels();
const log = new LogView(chat, unread);
const composer = new Composer(chat, () => log.answered());
const roomsView = new RoomsView(chat, rooms, unread, outbox, go);
new MembersView(chat);
new ActivityView(chat);
new BannerView(chat, () => rename({ error: TAKEN }));
new EmojiPicker((emoji) => composer.insert(emoji), () => composer.focus());

rooms.addEventListener("doubt", () => chat.connection?.doubt());
chat.addEventListener("renamed", ({ detail }) => go(detail));
rooms.addEventListener("change", () => {
  const known = chat.room && rooms.find(chat.room.name);
  if (known) {
    chat.compare(known.lastId);
  }
});
window.addEventListener("hashchange", follow);
byId("me-name").addEventListener("click", () => rename({ cancellable: true }));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  composer.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && chat.room !== null) {
    event.preventDefault();
    go(roomsView.neighbour(event.key === "ArrowUp" ? -1 : 1));
  }
});

const remembered = ofWindow.get("name") ?? lasting.get("name", "");
const problem = remembered === "" ? "" : (problemOfName(remembered) ?? (await comeBack(remembered)));
if (problem !== null) {
  welcome.ask(remembered, choose, { error: problem });
}

/** The room that the address names, or the last one. */
function wanted() {
  let room = "";
  try {
    room = decodeURIComponent(location.hash.replace(/^#\/?/, ""));
  } catch {
    // Not an address of ours.
  }
  return problemOfRoom(room) === null ? room : lasting.get("room", HOME);
}

function go(room) {
  location.hash = `#/${encodeURIComponent(room)}`;
}

/** The address has changed: by a click in the list, by the browser's back and forward, by hand. */
function follow() {
  if (chat.room !== null && wanted() !== chat.room.name) {
    join(chat.name);
  }
}

function join(name) {
  const room = wanted();
  history.replaceState(null, "", `#/${encodeURIComponent(room)}`);
  lasting.set("room", room);
  byId("me-name").firstElementChild.textContent = name;
  paint(byId("me-avatar"), name);
  panels.close();
  chat.enter(room, name, rooms.find(room)?.lastId);
  rooms.refresh();
  composer.focus();
}

function rename(options) {
  welcome.ask(chat.name, choose, options);
}

/** Joins under the name of the last time. The chat is shown at once: a server that does not answer is told of in its banner. */
async function comeBack(name) {
  byId("app").hidden = false;
  join(name);
  await decided(chat.connection);
  return chat.connection.reason === "name-taken" ? TAKEN : accept(name);
}

/**
 * Joins under a name; then the chat is shown.
 * @returns What went wrong, or null.
 */
async function choose(name) {
  if (name !== chat.name || chat.connection.state !== "open") {
    const before = chat.connection?.state === "open" ? chat.name : "";
    join(name);
    await decided(chat.connection);
    const { state, reason } = chat.connection;
    if (state !== "open") {
      chat.leave();
      if (before !== "") {
        join(before);
      }
      return reason === "name-taken" ? TAKEN : UNREACHABLE;
    }
  }
  return accept(name);
}

function accept(name) {
  ofWindow.set("name", name);
  lasting.set("name", name);
  byId("app").hidden = false;
  composer.focus();
  return null;
}

function decided(connection) {
  return new Promise((resolve) => {
    const look = () => connection.state !== "connecting" && resolve();
    connection.addEventListener("state", look);
    look();
  });
}
