"""Words of titles that people also say without a film in mind."""

from __future__ import annotations

_ENGLISH = """
a about abyss actress adaptation after again age ai air airplane alien aliens all alone an and
annihilation another anything apartment are arrival arrow artist as assassin assembly at atonement
attorney avatar awakenings away babe back bad badlands banquet battle be bear beautiful before begin
better big birds black blade blind blood blow boat bodyguard book born boss boy boyhood brave
breathless bridesmaids broken burning by cabaret cache car cars casino cast celebration cell center
central challengers chaser chorus city clerks client closer clueless cold collateral come coming
confessions conjuring conscience contact contagion conversation crash crow crying cube dance dark
day days dead dearest deep deliverance departed departures desperado disclosure dog dogma dont doors
down downfall dreamers dreams drive driver drug easy edge education election elemental elephant
enchanted end endgame english equilibrium eraser escape exiled face fallen fast father favourite
fearless few figures fire fireworks firm first fish flashdance flipped flow fly for free french
frozen fugitive fury game general genius get gets ghost girl girls glory go goddess golden gone good
graduate gravity grease great green guest guilty guy guys handmaiden hangover happy hate heat help
her hereditary hero hi hidden high highlander holiday home hook hope host hour hours hunt hunter i
ice identity illusionist in incredibles inside insider intern interrupted into invisible is it
jackal jaws joker kid kill killer kings kiss knows labyrinth last late leaves less letter leviathan
lies life lighthouse lights like limbo line lion list little live lives lobster look lost love lover
lovers low m machinist man mans mask master match mate maverick me mean meet memories men menu
mermaid midnight milk mind mirror misery mission mist modern mom monster moon moonlight more morning
mother mummy my name national net network new nice no nobody noon nope not notebook notorious oasis
of off office old on once one only others our out outbreak over overheard pain parents past patriot
people perfect perhaps persona phone pianist piano pickpocket place places platform platoon player
poetry point police poor predator prestige primer prisoners producers professional prophet queen
quiet quiz rain ran reader rear red return rich ring rises rock romance room round rounders royale
run rush salesman saw say scream sea searchers searching secret secrets see sense separation
serenity seven shadow shine shining short show shower side sideways signs silenced silent simple sin
sinners sister snatch sneakers snow so social solo son soul soulmate sound space speed split
spotlight spring stage stalker stand star stardust station still story strangers substance summer
sun sunny sunrise sunset sunshine swingers taken tale tales talk tangled tar taxi teacher terminal
terms the thief thing things third three time times to together tomorrow touch trading traffic
training translation treasure tree true twilight twister unbreakable under underground unforgiven up
us view wailing walk walking wall war warlords warrior well whale who wicked wild window witch with
witness wonder words world wrestler yellow yes yesterday you young your youth
"""
_NAMES = """
anita belle brazil brooklyn carol carrie chicago dave elizabeth elvis halloween hugo ida juno leon
lincoln logan luca madagascar manhattan matilda metropolis munich philadelphia pi rebecca rocky roma
sabrina troy
"""
_CHINESE = """
亲爱的 传染病 兄弟连 初始者 制片人 动物屋 古惑仔 唐人街 圆周率 在云端 在车上 处刑人 外星人 大力士
大卖空 大国民 大法师 大玩家 大白鲨 大空头 大逃亡 大都会 太坏了 女人香 好东西 好家伙 如果爱 守望者
实习生 寄生虫 对她说 将军号 小巨人 小精灵 少林寺 局内人 巴比伦 幻想曲 弹簧刀 忧郁症 慕尼黑 挑战者
推销员 搜索者 无人区 无底洞 暴力史 曼哈顿 木乃伊 木兰花 机械师 欢乐谷 毁灭者 毒太阳 毕业生 水世界
源代码 滑动门 灰姑娘 爱国者 独立日 珍珠港 甜蜜蜜 白丝带 目击者 真善美 睡美人 第三人 第六感 篮球梦
红海龟 红磨坊 红辣椒 红高粱 美人计 美人鱼 老爷车 老男孩 艺术家 芝加哥 训练日 调音师 起风了 辩护人
追击者 通天塔 那些年 野草莓 金手指 钢琴家 钢琴课 钢铁人 预言者 飞行家 鬼敲门 魔术师 黄土地 黑天鹅
黑社会 黑衣人 龙卷风 一往无前 一念无明 不可饶恕 不要抬头 不速之吓 世界大战 世界末日 中央车站
为所应为 为爱朗读 二见钟情 亡命天涯 人工智能 人类之子 何以为家 你的名字 借刀杀人 偷天换日 光荣之路
光辉岁月 全面回忆 关键少数 兵临城下 再次出发 决战时刻 出神入化 力挽狂澜 劫后重生 危险关系 因为爱你
国家公敌 国家宝藏 圣诞故事 圣诞老人 地久天长 地心引力 城市之光 壮志凌云 大开眼界 大敌当前 天生一对
天若有情 夹心蛋糕 奇幻人生 好好先生 如父如子 婚礼歌手 孤注一掷 家有喜事 寂静之地 少年时代 尽善尽美
年少时代 年少轻狂 心理游戏 恋爱假期 恐怖分子 惊心动魄 我是传奇 我的左脚 战争之王 摩登时代 攻其不备
无事生非 无人知晓 无声呐喊 无法无天 时时刻刻 明天过后 杀戮之地 校园风云 梦想之地 梦想成真 模仿游戏
此时此刻 永不妥协 浩劫重生 深海长眠 爱情神话 生命之树 生死时速 生死狂澜 白日美人 的士司机 盗亦有道
相见恨晚 瞒天过海 石破天惊 破碎之花 社交网络 秘密花园 童年往事 笔下求生 第二十条 精疲力尽 糖衣陷阱
纵横四海 网络惊魂 罗杰和我 美国总统 自己去看 自由之心 自由大道 蝴蝶效应 触不可及 警察故事 费城故事
走出非洲 超级名模 过往人生 返老还童 远离非洲 邪不压正 间谍之桥 阳光普照 隐藏人物 青春年少 顶尖对决
颠倒乾坤 饮食男女 香港制造 黄金时代 龙争虎斗 他人的生活 出租车司机 可怜的东西 完美的日子
完美陌生人 悄悄告诉她 最好的时光 甜蜜的生活 生命的意义 生活多美好 站在我这边 计程车司机 金牌制作人
黄色潜水艇 一个都不能少 不一样的天空 我的意外爸爸 我的父亲母亲 世界上最烂的人 难以忽视的真相
世界上最糟糕的人
"""
_CHINESE_SHORT = """
八佰 叶问 后窗 天能 宾虚 寻枪 异形 教父 旺卡 桃姐 死侍 沙丘 泰囧 洛奇 玉子 瓦力 红猪 芭比 菊豆 蚁人
赌圣 赌神 锡鼓 闪灵 食神 龙猫
"""
# a title made of nothing but these words is an everyday expression
ENGLISH_WORDS = frozenset(_ENGLISH.split())
# titles that are a person's, a town's or a day's name: written with a capital in any case
ENGLISH_NAMES = frozenset(_NAMES.split())
# whole titles of three characters and more
CHINESE_TITLES = frozenset(_CHINESE.split())
# shorter titles are everyday words, but for these
CHINESE_SHORT_TITLES = frozenset(_CHINESE_SHORT.split())
