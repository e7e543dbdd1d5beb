// What somebody wrote, as nodes: text stays text, whatever it looks like, and addresses become links.

const ADDRESS = /https?:\/\/[^\s<>"]+/giu;
const PICTURE = String.raw`(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)*)`;
const FEW_EMOJI = new RegExp(String.raw`^(?:${PICTURE}\s*){1,6}$`, "u");

/** Whether a message is a few emoji and nothing else; they are shown large. */
export const isEmojiOnly = (text) => FEW_EMOJI.test(text);

/** The nodes of a text. */
export function nodesOf(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutEnd(match[0]);
    const link = linkTo(address);
    if (link !== null) {
      nodes.push(text.slice(at, match.index), link);
      at = match.index + address.length;
    }
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

/** An address without what belongs to the sentence around it: "(see https://example.org/a_(b))." ends after "(b)". */
function withoutEnd(address) {
  for (;;) {
    const last = address.at(-1);
    const unmatched = last === ")" && address.split("(").length < address.split(")").length;
    if (!unmatched && !".,;:!?'*_~]}…".includes(last)) {
      return address;
    }
    address = address.slice(0, -1);
  }
}

function linkTo(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return null;
  }

  const link = document.createElement("a");
  link.href = url.href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.textContent = address;
  return link;
}
