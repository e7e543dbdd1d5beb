// Puts the parts together: asks for a name, goes to the room that the address names, and keeps both in step.
import { Chat } from "./chat.js";
import { claimWindowId } from "./ids.js";
import { Outbox } from "./outbox.js";
import { Rooms } from "./rooms.js";
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
const ROOM = /^[\p{L}\p{N} _-]{1,40}$/u;
const TAKEN = "Somebody else has this name here. Choose another.";

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
const problem = remembered === "" ? "" : await choose(remembered);
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
  return ROOM.test(room) ? room : lasting.get("room", HOME);
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

/**
 * Joins under a name.
 * @returns What is wrong with the name, or null; then the chat is shown. A server that does not answer is nothing wrong with a name.
 */
async function choose(name) {
  if (name !== chat.name || chat.connection.state === "stopped") {
    const before = chat.connection?.state === "stopped" ? "" : chat.name;
    join(name);
    await decided(chat.connection);
    if (chat.connection.state === "stopped") {
      if (before !== "") {
        join(before);
      }
      return TAKEN;
    }
  }

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
