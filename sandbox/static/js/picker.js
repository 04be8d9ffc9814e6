/** The slash commands as one flat list, found while one types. */

import { fitsHere } from "./guild.js";
import { localised, t } from "./i18n.js";
import { state } from "./state.js";

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;

/**
 * Every command that can be sent: {command, path, name, typed, description, options},
 * where `path` holds the wire's names and `name` the person's.
 */
function leaves() {
  return state.commands
    .filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT && fitsHere(command))
    .flatMap((command) => grow({ command, node: command, path: [], names: [] }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function grow({ command, node, path, names }) {
  const here = {
    path: [...path, node.name],
    names: [...names, localised(node, "name", state.me.locale)],
  };
  const branches = (node.options ?? []).filter(
    (option) => option.type === SUBCOMMAND || option.type === GROUP,
  );
  if (branches.length)
    return branches.flatMap((branch) => grow({ command, node: branch, ...here }));
  return [leaf(command, node, here)];
}

function leaf(command, node, { path, names }) {
  return {
    command,
    path,
    name: names.join(" "),
    typed: path.join(" "),
    description: localised(node, "description", state.me.locale),
    options: node.options ?? [],
  };
}

/** The commands that fit what was typed after the slash, the closest first. */
export function find(typed) {
  const wanted = typed.trim().toLocaleLowerCase();
  return leaves()
    .map((one) => ({ one, rank: rank(one, wanted) }))
    .filter(({ rank: place }) => place < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** What the person calls the command with this name of the wire; the name itself where it is gone. */
export function calledHere(typed) {
  return leaves().find((one) => one.typed === typed)?.name ?? typed;
}

/** The command whose whole name was typed, followed by a space; the longest where several fit. */
export function typedOut(text) {
  return leaves()
    .filter((one) => [one.name, one.typed].some((name) => text.startsWith(`/${name} `)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** A command as an item of the list over the composer. */
export function asItem(one) {
  const required = one.options
    .filter((option) => option.required)
    .map((option) => localised(option, "name", state.me.locale));
  const hint = required.length ? required.join(" · ") : null;
  return { label: `/${one.name}`, hint, detail: one.description, leaf: one };
}

/** The options as the wire nests them, under subcommand and group. */
export function nestOptions(one, options) {
  const [, ...branches] = one.path;
  return branches.reduceRight((inner, name, index) => {
    const type = branches.length === 2 && index === 0 ? GROUP : SUBCOMMAND;
    return [{ name, type, options: inner }];
  }, options);
}

function rank(one, wanted) {
  const names = [one.name, one.typed].map((name) => name.toLocaleLowerCase());
  if (names.some((name) => name.startsWith(wanted))) return 0;
  if (names.some((name) => name.split(" ").some((word) => word.startsWith(wanted)))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  if (names.some((name) => startsWords(name, wanted))) return 2;
  return one.description.toLocaleLowerCase().includes(wanted) ? 3 : Infinity;
}

/** Whether each word that was typed starts a word of the name: "rev wr" finds "reviews write". */
function startsWords(name, wanted) {
  const words = name.split(" ");
  return wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

/** The heading over the list of commands. */
export function pickerHeading(count) {
  return t("picker.heading", { n: count });
}
