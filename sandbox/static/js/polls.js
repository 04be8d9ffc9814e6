/** A poll in a message: choosing, voting, and how it stands; and the line that tells its result. */

import { button, el, freshId, icon } from "./dom.js";
import { nameOf } from "./guild.js";
import { t, language } from "./i18n.js";
import { attempt } from "./rooms.js";
import { alter, emit, messageOf, state } from "./state.js";
import { moment } from "./times.js";

// What is ticked but not sent, and who looks at the counts before voting; by message id.
const ballots = new Map();

/** Draws a message's poll, or nothing. */
export function renderPoll(message) {
  const { poll } = message;
  if (!poll) return null;
  const headingId = freshId("poll");
  const counted = poll.results.is_finalized || mine(poll).size || ballotOf(message).peeks;
  return el(
    "section.poll",
    { "aria-labelledby": headingId },
    el("h4.poll-question", { id: headingId }, poll.question.text),
    counted ? standing(message) : paper(message, headingId),
  );
}

function ballotOf({ id }) {
  if (!ballots.has(id)) ballots.set(id, { ticked: new Set(), peeks: false });
  return ballots.get(id);
}

function countOf(poll, answerId) {
  return poll.results.answer_counts.find((one) => one.id === answerId)?.count ?? 0;
}

function total(poll) {
  return poll.results.answer_counts.reduce((sum, one) => sum + one.count, 0);
}

function mine(poll) {
  return new Set(poll.results.answer_counts.filter((one) => one.me_voted).map((one) => one.id));
}

/** The answers to tick, and the way to send them. */
function paper(message, headingId) {
  const { poll } = message;
  const ballot = ballotOf(message);
  const group = freshId("answers");
  const send = () => attempt("vote", { ...place(message), answer_ids: [...ballot.ticked] });
  const vote = button("control.primary", { onclick: send, "data-key": "poll-vote" }, t("poll.vote"));
  vote.disabled = !ballot.ticked.size;
  const tick = (input, answerId) => {
    if (!poll.allow_multiselect) ballot.ticked.clear();
    ballot.ticked[input.checked ? "add" : "delete"](answerId);
    vote.disabled = !ballot.ticked.size;
  };
  const option = ({ answer_id: answerId, poll_media: media }) => {
    const input = el("input", {
      type: poll.allow_multiselect ? "checkbox" : "radio",
      name: group,
      checked: ballot.ticked.has(answerId),
      "data-key": `poll-answer-${answerId}`,
      onchange: () => tick(input, answerId),
    });
    return el("label.poll-answer", null, input, face(media));
  };
  return [
    el("p.hint", null, t(poll.allow_multiselect ? "poll.several" : "poll.one")),
    el(
      "div.poll-answers",
      { role: poll.allow_multiselect ? "group" : "radiogroup", "aria-labelledby": headingId },
      poll.answers.map(option),
    ),
    foot(message, vote, peek(message, true)),
  ];
}

/** How the poll stands: a bar for each answer, one's own and the first marked by a sign and a word. */
function standing(message) {
  const { poll } = message;
  const most = Math.max(0, ...poll.results.answer_counts.map((one) => one.count));
  const votes = total(poll);
  const chosen = mine(poll);
  const row = ({ answer_id: answerId, poll_media: media }) => {
    const count = countOf(poll, answerId);
    const share = votes ? count / votes : 0;
    const leads = poll.results.is_finalized && count === most && count > 0;
    const bar = el(
      "li.poll-answer",
      leads ? { "data-leads": true } : null,
      face(media),
      chosen.has(answerId) && mark("check", t("poll.yours")),
      leads && mark("trophy", t("poll.first")),
      el("span.poll-count.numbers", null, t("poll.votes", { n: count })),
      el("strong.poll-share.numbers", null, percent(share)),
    );
    bar.style.setProperty("--share", share);
    return bar;
  };
  const back = chosen.size
    ? button("link", { onclick: () => attempt("unvote", place(message)) }, t("poll.take_back"))
    : peek(message, false);
  return [
    el("ul.poll-answers", null, poll.answers.map(row)),
    foot(message, poll.results.is_finalized ? null : back),
  ];
}

function face({ text, emoji }) {
  return el(
    "span.poll-face",
    null,
    emoji?.name && el("span.emoji-mark", { "aria-hidden": "true" }, emoji.name),
    el("span.poll-text", null, text),
  );
}

function mark(name, words) {
  return el("span.poll-mark", { title: words }, icon(name), el("span.unseen", null, words));
}

/** A change of sides: the counts before one's vote, or back to voting. */
function peek(message, peeks) {
  const turn = () => {
    ballotOf(message).peeks = peeks;
    alter(message.channel_id, message.id, (old) => ({ ...old }));
    emit("messages", message.channel_id);
  };
  const words = t(peeks ? "poll.show" : "poll.back");
  return button("link", { onclick: turn, "data-key": "poll-turn" }, words);
}

function foot(message, ...controls) {
  const { poll } = message;
  return el(
    "p.poll-foot",
    null,
    controls,
    el("span.quiet.numbers", null, t("poll.votes", { n: total(poll) })),
    el("span.quiet", null, poll.results.is_finalized ? t("poll.closed") : ending(poll)),
  );
}

function ending({ expiry }) {
  const date = new Date(expiry);
  const [before, after] = t("poll.ends", { time: "|" }).split("|");
  const properties = { datetime: expiry, "data-style": "R", title: moment(date, "F") };
  return [before, el("time", properties, moment(date, "R")), after];
}

function place({ channel_id: channelId, id }) {
  return { channel_id: channelId, message_id: id };
}

function percent(share) {
  const format = { style: "percent", maximumFractionDigits: 0 };
  return new Intl.NumberFormat(language(), format).format(share);
}

/** Counts a vote that was given (+1) or taken back (-1) in the messages held. */
export function countVote(vote, change) {
  const { channel_id: channelId, message_id: messageId, user_id: userId, answer_id: answerId } = vote;
  if (!messageOf(channelId, messageId)?.poll) return;
  const isMine = userId === state.me.id;
  alter(channelId, messageId, (message) => {
    const counts = message.poll.results.answer_counts;
    const before = counts.find((one) => one.id === answerId);
    const now = {
      id: answerId,
      count: (before?.count ?? 0) + change,
      me_voted: isMine ? change > 0 : Boolean(before?.me_voted),
    };
    const rest = counts.filter((one) => one.id !== answerId);
    const results = { ...message.poll.results, answer_counts: [...rest, now] };
    return { ...message, poll: { ...message.poll, results } };
  });
  if (isMine) ballots.delete(messageId);
  emit("messages", channelId);
}

/** Draws the line under a poll that has closed: what was asked, who won, and the way to it. */
export function pollResult(message, time) {
  const told = resultOf(message);
  const text = t("system.poll", { name: nameOf(message.author), question: told.question });
  return el(
    "article.system-line.poll-result",
    { "data-id": message.id, tabindex: -1, "aria-label": `${text} ${told.words}` },
    icon("poll"),
    el("span", null, text, " ", el("strong", null, told.words)),
    button("link", { "data-message": message.message_reference?.message_id }, t("poll.view")),
    time,
  );
}

/** What a result says, in words. */
export function resultOf({ embeds }) {
  const fields = Object.fromEntries(embeds[0].fields.map(({ name, value }) => [name, value]));
  const { poll_question_text: question, total_votes: votes } = fields;
  if (!fields.victor_answer_id) return { question, words: t("poll.no_winner") };
  const share = percent(Number(fields.victor_answer_votes) / Number(votes));
  const answer = [fields.victor_answer_emoji_name, fields.victor_answer_text];
  const name = answer.filter(Boolean).join(" ");
  return { question, words: t("poll.winner", { answer: name, share }) };
}
