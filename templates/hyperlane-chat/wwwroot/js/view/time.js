// Times as people say them.

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const whole = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });

/** 13:05, or 01:05 PM where people write it so. */
export const timeOf = (at) => clock.format(at);

/** All of it, for whoever wants to know exactly. */
export const wholeTimeOf = (at) => whole.format(at);

/** A name for the day, the same for all times of one day. */
export const dayKey = (at) => `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;

/** Today, Yesterday, Monday 23 November, 23 November 2025. */
export function dayOf(at, now) {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayKey(at) === dayKey(now)) {
    return "Today";
  }
  if (dayKey(at) === dayKey(yesterday)) {
    return "Yesterday";
  }
  return at.getFullYear() === now.getFullYear() ? weekday.format(at) : date.format(at);
}

/** How long until the day has another name. */
export function untilMidnight(now) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) - now;
}
