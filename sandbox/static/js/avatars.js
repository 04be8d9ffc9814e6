/** Pictures of people, and a lettered tile where there is none. */

import { el } from "./dom.js";
import { nameOf } from "./guild.js";
import { state } from "./state.js";

/** The small picture beside a name; the name stands beside it, so it needs no words of its own. */
export function avatar(user, spec = "avatar") {
  const tile = el(
    `span.${spec}`,
    { "aria-hidden": "true", "data-tone": toneOf(user) },
    initial(user),
  );
  const address = addressOf(user);
  if (address) {
    const picture = el("img", { alt: "", loading: "lazy", src: address });
    picture.addEventListener("error", () => picture.remove());
    tile.append(picture);
  }
  return tile;
}

function addressOf(user) {
  const known =
    state.people.find((person) => person.id === user.id) ??
    (state.application?.id === user.id && state.application);
  if (user.avatar_url) return user.avatar_url;
  if (user.avatar && !known?.avatar_url) return `/avatars/${user.id}/${user.avatar}.png`;
  return known?.avatar_url ?? null;
}

function initial(user) {
  return [...nameOf(user)][0]?.toLocaleUpperCase() ?? "";
}

function toneOf(user) {
  return (
    [...String(user.id ?? user.name)].reduce(
      (sum, character) => sum + character.codePointAt(0),
      0,
    ) % 4
  );
}
