command-admin = 管理
    .about = 管理本服务器里的 Marquee
command-admin-settings = 设置
    .about = 查看或修改 Marquee 在本服务器的设置
    .setting = 设置项
    .setting-about = 哪一项；不填则显示全部
    .value = 值
    .value-about = 新的值；不填则不修改
command-admin-health = 状态
    .about = 看看 Marquee 各部分是否正常
command-admin-backup = 备份
    .about = 立即备份全部数据

admin-feature = 管理
    .about = 设置、状态和备份，供管理员使用。
admin-only = 只有能管理本服务器的人才能这么做，请找管理员。
admin-settings = 本服务器的设置
admin-settings-of = 设置：{ $feature }
admin-settings-choose = 查看哪一部分的设置
admin-settings-how = 用 `/管理 设置` 修改：选择一项，填上新的值。每次修改都会写入操作记录。
admin-setting = { $help }
    现在是 **{ $value }** · 默认 { $default } · 可用范围 { $bounds }
admin-changed = { $name } 现在是 **{ $value }**。
admin-on = 开
admin-off = 关
admin-health-well = 一切正常
admin-health-not-well = 有的部分不正常
admin-health-line = **{ $part }** { $state } · 始于 { $since }
admin-backup-made = 备份已完成并通过校验。主机所有者可以在数据文件夹的 backups 里找到它。
admin-backup-fresh = 上一次备份还不到十分钟，就用那一份。

setting-admin-moderators-channel = 管理员频道
    .help = 有事需要管理员处理时，我会写在这里。请选只有他们能看到的频道，填 #频道 或频道 ID；填 - 则不通知任何人。
