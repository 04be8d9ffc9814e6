"""What people say in plain chat when they mean a review, in both languages."""

from __future__ import annotations

from bot.chat import Intent

_TITLE = r"[《「“\"']?(?P<title>.+?)[》」”\"']?"
_STARS = r"(?:[, ]+(?P<stars>[\d.,½★]+(?: ?stars?)?|[一二两三四五\d]颗?星半?))?"

MINE = Intent.of(
    "mine",
    r"(?:show|list|see)?(?: me)?(?: all)? ?my(?: own)? reviews?",
    r"what (?:have|did) i (?:review|rate|write about)(?:e?d)?(?: so far)?",
    r"(?:看看|列出|显示)?我的(?:所有|全部)?影评",
    r"我(?:都)?(?:写过|评过|写了)(?:哪些|什么)(?:影评|电影)?",
)
SHOW = Intent.of(
    "show",
    rf"what (?:do|does|did) (?:people|others|everyone|everybody|we|you all|they)(?: here)?"
    rf" (?:think|say) (?:of|about) {_TITLE}",
    rf"(?:show |see |read )?(?:me )?(?:the |all )?reviews? (?:of|for|about|on) {_TITLE}",
    rf"(?:how good is|is) {_TITLE}(?:(?<=[^ ]) (?:any )?good|(?: worth (?:it|watching|seeing)))",
    rf"大家(?:都)?(?:怎么看|怎么评价|觉得){_TITLE}(?:怎么样|如何|好看吗)?",
    rf"(?:看看|看)?(?:关于)?{_TITLE}的(?:影评|评价|口碑)",
    r"《(?P<title>.+?)》(?:怎么样|如何|好看吗|好不好看|值得看吗)",
)
WRITE = Intent.of(
    "write",
    rf"(?:i (?:want|would like|'d like) to )?(?:write |post |add )?(?:an? |my )?review"
    rf"(?: of| for| about)? {_TITLE}{_STARS}",
    rf"(?:i (?:want|would like|'d like) to )?(?:rate) {_TITLE}{_STARS}",
    rf"(?:我(?:想|要))?(?:写|发)(?:一?[篇个条])?影评[ :,]*{_TITLE}{_STARS}",
    rf"(?:我(?:想|要))?给{_TITLE}写(?:一?[篇个条])?影评",
    rf"(?:我(?:想|要))?写(?:一?[篇个条])?(?:关于)?{_TITLE}的影评",
    rf"(?:我(?:想|要))?(?:评价一下|评一下|点评){_TITLE}",
)
EDIT = Intent.of(
    "edit",
    rf"(?:edit|change|correct|update) my review (?:of|for|about) {_TITLE}",
    rf"(?:修改|改|编辑)(?:一下)?我(?:的|对|写的)?{_TITLE}的?影评",
)
DELETE = Intent.of(
    "delete",
    rf"(?:delete|remove|take down) my review (?:of|for|about) {_TITLE}",
    rf"(?:删除|删掉|删了?|移除)我(?:的|对|写的)?{_TITLE}的?影评",
)
TOP = Intent.of(
    "top",
    r"(?:show |list )?(?:me )?(?:the |our )?(?:top|best|highest)(?:[- ]rated)?"
    r"(?: (?P<genre>[\w-]+(?: fiction)?))? (?:films?|movies?)(?: here| of (?:this|the) server)?",
    r"what are (?:the |our )?(?:top|best|highest)(?:[- ]rated)?"
    r"(?: (?P<genre>[\w-]+(?: fiction)?))? (?:films?|movies?)(?: here)?",
    r"(?:本?服务器|这里|大家)?(?:评分|得分|分数|口碑)最[高好]的(?P<genre>[一-鿿]{2,4}?)?(?:电影|影片|片)"
    r"(?:是什么|有哪些)?",
    r"(?:电影|影评)(?:排行榜?|榜单)|(?:最好看的)(?P<genre>[一-鿿]{2,4}?)?(?:电影|影片|片)(?:有哪些)?",
)
