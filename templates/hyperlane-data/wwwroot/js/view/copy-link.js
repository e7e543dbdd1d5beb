// Links for others.
import { toast } from "./toast.js";

/** Copies an address, and says so. */
export async function copyLink(address) {
  const focused = document.activeElement;
  try {
    await navigator.clipboard.writeText(address);
    toast("The link is copied");
  } catch {
    // Over plain HTTP from another machine a page has no clipboard; the old way still works there.
    const field = document.createElement("textarea");
    field.value = address;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    toast(document.execCommand("copy") ? "The link is copied" : "Copy the link from the address bar");
    field.remove();
    focused?.focus();
  }
}
