/** Voice messages: a wave one can press into, played from this machine. */

import { el, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { tell } from "./toasts.js";

const BARS = 48;
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

// A sound goes on when its message is drawn anew, so it lives here; by attachment id.
const sounds = new Map();

/** Tells whether a file is a voice message's sound. */
export function isVoice({ waveform, duration_secs: length }) {
  return Boolean(waveform && length);
}

/** Draws a player: one button, the wave, and where one is. */
export function renderVoice(attachment) {
  const sound = soundOf(attachment);
  const toggle = iconButton("play", t("voice.play"), () => playOrPause(sound), {
    class: "icon-button voice-toggle",
    "data-key": `voice-${attachment.id}`,
  });
  const wave = waveOf(sound, attachment);
  const time = el("span.voice-time.numbers");
  sound.draw = () => {
    const plays = Boolean(sound.audio && !sound.audio.paused);
    toggle.replaceChildren(icon(plays ? "pause" : "play"));
    toggle.title = t(plays ? "voice.pause" : "voice.play");
    toggle.setAttribute("aria-label", toggle.title);
    paint(wave, sound);
    time.textContent = clock(plays || sound.at > 0 ? sound.at : sound.length);
  };
  sound.draw();
  return el("div.voice", { role: "group", "aria-label": t("voice.title") }, toggle, wave, time);
}

function soundOf({ id, url, duration_secs: length }) {
  if (!sounds.has(id)) sounds.set(id, { url, length, at: 0, audio: null, draw: null });
  return sounds.get(id);
}

function waveOf(sound, { id, waveform }) {
  const wave = el(
    "div.wave",
    {
      role: "slider",
      tabindex: 0,
      "aria-label": t("voice.position"),
      "aria-valuemin": 0,
      "aria-valuemax": Math.round(sound.length),
      "data-key": `wave-${id}`,
      onclick: (event) => seek(sound, pressedAt(event, wave) * sound.length),
      onkeydown: (event) => steer(event, sound),
    },
    heights(waveform).map((height) => {
      const bar = el("i");
      bar.style.setProperty("--height", height);
      return bar;
    }),
  );
  return wave;
}

/** The wave in at most as many bars as have room, each as tall as its loudest point. */
function heights(waveform) {
  const points = Array.from(atob(waveform), (letter) => letter.charCodeAt(0) / 255);
  const count = Math.min(BARS, points.length);
  const width = points.length / count;
  const part = (at) => points.slice(Math.floor(at * width), Math.ceil((at + 1) * width));
  return Array.from({ length: count }, (_, at) => Math.max(...part(at)));
}

function pressedAt(event, wave) {
  const { left, width } = wave.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width));
}

function steer(event, sound) {
  const step = STEPS[event.key];
  if (step) seek(sound, sound.at + step * Math.max(1, sound.length / 20));
  else if (event.key === "Home") seek(sound, 0);
  else if (event.key === "End") seek(sound, sound.length);
  else if (event.key === " " || event.key === "Enter") playOrPause(sound);
  else return;
  event.preventDefault();
  event.stopPropagation(); // the log walks from message to message with the same keys
}

function seek(sound, at) {
  sound.at = Math.min(sound.length, Math.max(0, at));
  if (sound.audio) sound.audio.currentTime = sound.at;
  sound.draw();
}

async function playOrPause(sound) {
  sound.audio ??= audioFor(sound);
  const { audio } = sound;
  if (!audio.paused) {
    audio.pause();
    return;
  }
  for (const other of sounds.values()) if (other !== sound) other.audio?.pause();
  if (sound.at >= sound.length) sound.at = 0;
  audio.currentTime = sound.at;
  try {
    await audio.play();
  } catch (error) {
    if (error.name !== "AbortError") tell(t("voice.failed")); // paused before it began is no failure
  }
}

function audioFor(sound) {
  const audio = new Audio(sound.url);
  const moved = () => {
    sound.at = audio.ended ? 0 : audio.currentTime;
    sound.draw();
  };
  for (const name of ["play", "pause", "timeupdate", "ended"]) audio.addEventListener(name, moved);
  return audio;
}

function paint(wave, sound) {
  const share = sound.at / sound.length;
  const bars = [...wave.children];
  for (const [at, bar] of bars.entries()) {
    bar.classList.toggle("heard", (at + 0.5) / bars.length <= share);
  }
  wave.setAttribute("aria-valuenow", Math.round(sound.at));
  const times = { at: clock(sound.at), length: clock(sound.length) };
  wave.setAttribute("aria-valuetext", t("voice.at", times));
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
