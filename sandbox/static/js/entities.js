/** People, roles and channels as things to choose from: {value, label, hint, user?}. */

import { isThread, nameOf, roleOf, textChannels } from "./guild.js";
import { t } from "./i18n.js";
import { state } from "./state.js";

export function peopleItems() {
  return state.guild.members.map(({ user }) => ({
    value: user.id,
    label: nameOf(user),
    hint: user.bot ? t("mark.bot") : user.username,
    user,
  }));
}

export function roleItems() {
  return [...state.guild.roles]
    .sort((a, b) => b.position - a.position)
    .map((role) => ({
      value: role.id,
      label: `@${role.name.replace(/^@/, "")}`,
      hint: t("entity.role"),
    }));
}

/** The channels and threads of the given types; of all types when none is given. */
export function channelItems(types) {
  const fits = (channel) => !types?.length || types.includes(channel.type);
  return [...textChannels(), ...state.threads].filter(fits).map((channel) => ({
    value: channel.id,
    label: `#${channel.name}`,
    hint: isThread(channel) ? t("entity.thread") : (channel.topic ?? ""),
  }));
}

/** A stored choice, such as a select's default, as the item it stands for. */
export function itemOf({ id, type }) {
  const items = { user: peopleItems, role: roleItems, channel: channelItems }[type]?.() ?? [];
  return items.find((item) => item.value === id) ?? { value: id, label: roleOf(id)?.name ?? id };
}
