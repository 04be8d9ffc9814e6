command-privacy = 隐私
    .about = 我保存了你的哪些数据
command-privacy-show = 查看
    .about = 看看我在这个服务器里保存了你的什么
command-privacy-export = 导出
    .about = 把我在这个服务器里保存的你的数据导出成文件
command-privacy-erase = 删除
    .about = 删除我在这个服务器里保存的你的全部数据

privacy-feature = 隐私
    .about = 查看、带走或删除我保存的你的数据。
privacy-heading = 我在这个服务器里保存的你的数据
privacy-line = **{ $feature }**：{ $n ->
    [0] 没有
   *[other] { $n } 条
}
privacy-rules-heading = 我不保存什么
privacy-rules = 我只保存你为了某个用途交给我的内容：影评、星级和选择。我不保存聊天记录，不拿它训练模型，也不记录你的情绪变化。`/隐私 导出` 可以拿到一份副本，`/隐私 删除` 会清除这些数据。
privacy-exported = 这是我在这个服务器里保存的你的全部数据，只有你能看到。
privacy-only-private = 你的数据只该给你自己看。请用 `/隐私 导出`，文件只有你能看到。
privacy-erase-heading = 全部删除吗？
privacy-erase-question = 你的影评、星级、投票和选择会立即删除，无法恢复。偏好在所有服务器通用，也会恢复成默认值。我已经发在频道里的消息不会消失，可以请管理员删除。主机的备份里还会留几天，直到备份被替换。
privacy-erase-button = 全部删除
privacy-keep-button = 保留
privacy-erased = { $n ->
    [0] 已经没有可以删除的数据了。
   *[other] 已删除 { $n } 条数据，这个服务器里不再保存你的任何数据。
}
privacy-kept = 什么都没有改动。
