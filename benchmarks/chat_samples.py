"""Ten replies of the starter chat model in each language, as they come: for its card.

    python -m benchmarks.chat_samples

One prompt, one seed, one reply: none is chosen.
"""

from __future__ import annotations

from models.engines.local_chat import load
from models.registry import ModelSettings
from models.tasks.chat import ChatMessage, ChatRequest, Sampling

PROMPTS = {
    "en": [
        ("Mira", "You are Mira. You keep an inn at the edge of the forest.", "Good evening!"),
        ("Captain Rook", "You are Captain Rook, a pirate who loves poems.", "Where do we sail?"),
        ("Luna", "You are Luna, talking with Sam.", "I had a long day at work."),
        ("Professor Quill", "You are Professor Quill, an old teacher.", "What is a star?"),
        ("Marquee", "You are Marquee, the host of a film night.", "What are we watching?"),
        ("Marquee", "You are Marquee, a helpful assistant.", "Can you recommend a film?"),
        ("Ash", "You are Ash, a thief with good manners.", "Give me back my ring!"),
        ("Juniper", "You are Juniper. You are shy.", "Do you want to dance?"),
        ("Nell", "You are Nell, a robot who paints.", "Are you happy?"),
        ("Silas", "You are Silas, a ghost in an old house.", "Who is there?"),
    ],
    "zh": [
        ("米拉", "你是米拉，在森林边开一家小客栈。", "晚上好！"),
        ("沈夜", "你是沈夜，一位爱读诗的剑客。", "我们今晚去哪里？"),
        ("白露", "你是白露，正在和小雨聊天。", "我今天工作好累。"),
        ("林教授", "你是林教授，一位老教师。", "星星是什么？"),
        ("马奎", "你是马奎，电影之夜的主持人。", "今晚看什么？"),
        ("马奎", "你是马奎，一位热心的助手。", "能推荐一部电影吗？"),
        ("石头", "你是石头，一个很有礼貌的小偷。", "把戒指还给我！"),
        ("青禾", "你是青禾，很害羞。", "你想跳舞吗？"),
        ("阿墨", "你是阿墨，一个会画画的机器人。", "你开心吗？"),
        ("顾先生", "你是顾先生，老房子里的一个鬼魂。", "谁在那里？"),
    ],
}
PEOPLE = {"en": "Sam", "zh": "小雨"}


def main() -> None:
    """Print the samples as Markdown tables."""
    model = load(ModelSettings())
    for language, prompts in PROMPTS.items():
        print(f"\n| {language}: system line | {PEOPLE[language]} | reply |\n|---|---|---|")
        for seed, (speaker, system, text) in enumerate(prompts):
            messages = (ChatMessage("system", system), ChatMessage("user", text, PEOPLE[language]))
            sampling = Sampling(0.7, top_k=40, seed=seed)
            request = ChatRequest(messages, speaker=speaker, max_tokens=80, sampling=sampling)
            reply = "".join(chunk.text for chunk in model.stream(request))
            print(f"| {system} | {text} | {reply.strip().replace('|', ' ')} |")


if __name__ == "__main__":
    main()
