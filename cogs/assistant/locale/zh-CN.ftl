command-assistant = 助手
    .about = 根据本服务器的笔记回答问题
command-assistant-ask = 提问
    .about = 问问你想知道的关于本服务器的事
    .question = 问题
    .question-about = 像问人一样问就行
command-assistant-notes = 笔记
    .about = 回答的依据
command-assistant-notes-add = 添加
    .about = 写一条笔记；不填标题或内容会打开表单
    .title = 标题
    .title-about = 这条笔记讲什么
    .text = 内容
    .text-about = 大家需要知道的事；内容长的话请用表单
command-assistant-notes-list = 列表
    .about = 查看、修改或移除所有笔记
command-assistant-notes-edit = 修改
    .about = 修改一条笔记
    .title = 标题
    .title-about = 哪一条笔记
command-assistant-notes-remove = 移除
    .about = 移除一条笔记，一天之内可以恢复
    .title = 标题
    .title-about = 哪一条笔记

assistant-feature = 助手
    .about = 引用本服务器的笔记来回答问题。

# 回答。
assistant-source = -# 出自本服务器的笔记，最后修改于 { $when }
assistant-read-button = 查看“{ $title }”
assistant-unknown = 这个我不知道，本服务器的笔记里没有答案。
assistant-no-notes = 这个我不知道，还没有人为本服务器写过笔记。
assistant-unknown-keeper = 你可以把答案写成一条笔记，之后我就知道了。
assistant-told-now = 我已经告诉管理员了。
assistant-told-before = 管理员最近已经收到过这个问题了。
assistant-told-soon = 我刚刚替你转告过另一个问题，请三分钟后再问一次。
assistant-told-nobody = 我没能告诉任何人：本服务器没有我能发言的管理员频道。服务器管理者可以用 `/管理 设置` 设置（`admin.moderators_channel`）。
assistant-told-off = 请直接问管理员，本服务器不让我转告问题。
assistant-not-about-here = 本服务器的笔记里没有相关内容。用 `/助手 提问` 可以把问题转给管理员，用 `/帮助` 可以看我会什么。
assistant-line = { $member } 问了一个笔记里没有答案的问题：{ $place }

# 笔记。
assistant-add-button = 添加笔记
assistant-edit-button = 修改
assistant-remove-button = 移除
assistant-undo-button = 撤销
assistant-again-button = 重新打开表单
assistant-form-new = 新笔记
assistant-form-edit = 修改笔记
assistant-form-title = 标题
assistant-form-title-hint = 电影之夜
assistant-form-text = 大家需要知道的事
assistant-form-text-hint = 电影之夜每周五晚上八点在 #影评 频道举行。
assistant-added = 笔记已保存，我现在就会用它来回答。
assistant-changed = 笔记已修改，我现在就会用它来回答。
assistant-removed = 笔记“{ $title }”已移除，一天之内可以恢复。
assistant-back = 笔记“{ $title }”已恢复。
assistant-handed-back = 内容没有丢，你写的都在这里。
assistant-list = 共 { $n } 条笔记
assistant-list-empty = 还没有笔记。写下第一条吧，比如电影之夜是什么时候，我就能据此回答。
assistant-list-read = 选一条查看
assistant-list-earlier = 上一页
assistant-list-later = 下一页

# 可能出的错。
assistant-admins-only = 只有能管理服务器的人才能维护笔记，请找管理者帮忙。
assistant-moderators-only = 这里只有管理员才能维护笔记，请找他们帮忙。
assistant-title-empty = 笔记需要一个标题。
assistant-text-empty = 笔记需要有内容。
assistant-title-too-long = 标题有 { $n } 个字符，最多 { $most } 个。
assistant-text-too-long = 内容有 { $n } 个字符，最多 { $most } 个，可以拆成两条笔记。
assistant-title-taken = 已经有同名的笔记了。请修改那一条，或者换个标题。
assistant-full = 已经有 { $most } 条笔记，我最多只能存这么多，请先移除一条。
assistant-note-gone = 这条笔记已经不在了。
assistant-note-unknown = 没有这个标题的笔记，用 `/助手 笔记 列表` 可以查看全部。
assistant-changed-since = 这条笔记刚刚被别人改过，请重新打开看看现在的内容。
assistant-undo-late = 这条笔记恢复不了：移除已超过一天，或者已经有了同名的新笔记。

# 管理页面。
assistant-page = 笔记
assistant-page-count = { $n ->
    [0] 还没有笔记。
   *[other] 助手根据 { $n } 条笔记来回答。
}
assistant-page-title = 笔记
assistant-page-text = 内容
assistant-page-changed = 最后修改
assistant-page-empty = 大家需要知道的事会出现在这里。
assistant-page-empty-how = 写下第一条吧，比如电影之夜是什么时候，助手就会据此回答。

# 操作记录。
assistant-audit-add = 写了一条笔记
assistant-audit-change = 修改了一条笔记
assistant-audit-remove = 移除了一条笔记
assistant-audit-restore = 恢复了一条笔记
assistant-audit-note = 笔记编号

setting-assistant-notes-by-moderators = 管理员可写笔记
    .help = 让管理员也能维护笔记，不只是服务器管理者
setting-assistant-certainty = 回答的把握
    .help = 把握低于这个百分比时，我会说不知道
setting-assistant-tell-moderators = 转告问题
    .help = 笔记里没有答案的问题，转告到管理员频道
setting-assistant-public-answers = 公开回答
    .help = 让所有人都能看到 /assistant ask 的回答
