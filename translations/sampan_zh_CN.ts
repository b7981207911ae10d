<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>models</name>
    <message>
        <source>%1 is not a field path: unexpected text at position %2. Write it like spec.containers[0].image; keys with dots like labels[&quot;a.b/c&quot;].</source>
        <translation>%1 不是字段路径：第 %2 个字符处不对。写法如 spec.containers[0].image；含点的键写成 labels[&quot;a.b/c&quot;]。</translation>
    </message>
    <message>
        <source>The guide %1 cannot be opened.</source>
        <translation>无法打开指南 %1。</translation>
    </message>
    <message>
        <source>The guide %1 includes %2, which is not there.</source>
        <translation>指南 %1 引用了 %2，但它不存在。</translation>
    </message>
    <message>
        <source>The guide %1 is not valid YAML (line %2).</source>
        <translation>指南 %1 不是合法的 YAML（第 %2 行）。</translation>
    </message>
    <message>
        <source>Suspended: starts no runs</source>
        <translation>已挂起：不会开始运行</translation>
    </message>
    <message>
        <source>Run %1 is under way</source>
        <translation>运行 %1 正在进行</translation>
    </message>
    <message>
        <source>The last run failed (%1)</source>
        <translation>上次运行失败（%1）</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>服务器的说明：%1</translation>
    </message>
    <message>
        <source>Last run %1, schedule %2</source>
        <translation>上次运行 %1，时间表 %2</translation>
    </message>
    <message>
        <source>Has not run yet, schedule %1</source>
        <translation>还没有运行过，时间表 %1</translation>
    </message>
    <message>
        <source>The draft cannot be kept: folder %1 cannot be made. Check its rights.</source>
        <translation>草稿无法保存：建不了文件夹 %1。检查它的权限。</translation>
    </message>
    <message>
        <source>The draft cannot be kept in %1: %2.</source>
        <translation>草稿无法保存到 %1：%2。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Replicas ready</source>
        <translation>副本就绪</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The image cannot be pulled.</source>
        <translation>无法拉取镜像。</translation>
    </message>
    <message>
        <source>Waits before it starts again.</source>
        <translation>等待下一次启动。</translation>
    </message>
    <message>
        <source>Pulls its image or mounts volumes.</source>
        <translation>正在拉取镜像或挂载数据卷。</translation>
    </message>
    <message>
        <source>Out of memory: killed by the system (OOMKilled).</source>
        <translation>内存超限：被系统终止（OOMKilled）。</translation>
    </message>
    <message>
        <source>Ended by signal %1.</source>
        <translation>被信号 %1 终止。</translation>
    </message>
    <message>
        <source>The program ended with exit code %1.</source>
        <translation>程序结束，退出码 %1。</translation>
    </message>
    <message>
        <source>Waits for a node.</source>
        <translation>等待节点。</translation>
    </message>
    <message>
        <source>The pod failed before its program ended.</source>
        <translation>Pod 在程序结束之前就失败了。</translation>
    </message>
    <message>
        <source>Could not be checked: %1</source>
        <translation>无法检查：%1</translation>
    </message>
    <message>
        <source>Asks for %1 GPUs; the whole project may use %2. It could never start.</source>
        <translation>要 %1 块 GPU，整个项目最多 %2 块，永远无法启动。</translation>
    </message>
    <message>
        <source>Asks for %1 GPUs, %2 of the project&apos;s %3 are free. It will wait.</source>
        <translation>要 %1 块 GPU，项目的 %3 块中空闲 %2 块，提交后会等待。</translation>
    </message>
    <message>
        <source>%1 of %2 GPUs are free</source>
        <translation>%2 块 GPU 中空闲 %1 块</translation>
    </message>
    <message>
        <source>Asks for no GPU</source>
        <translation>不需要 GPU</translation>
    </message>
    <message>
        <source>No quota limits GPUs here</source>
        <translation>这里没有 GPU 配额限制</translation>
    </message>
    <message>
        <source>Queue %1 is closed and takes no jobs</source>
        <translation>队列 %1 已关闭，不接受作业</translation>
    </message>
    <message>
        <source>Queue %1 is open</source>
        <translation>队列 %1 开放</translation>
    </message>
    <message>
        <source>Queue %1 has %2 GPUs in all; the job asks for %3</source>
        <translation>队列 %1 共有 %2 块 GPU，作业要 %3 块</translation>
    </message>
    <message>
        <source>Queue %1 has %2 of %3 GPUs free. The job will wait.</source>
        <translation>队列 %1 的 %3 块 GPU 中空闲 %2 块，作业会等待。</translation>
    </message>
    <message>
        <source>Queue %1 has %2 of %3 GPUs free</source>
        <translation>队列 %1 的 %3 块 GPU 中空闲 %2 块</translation>
    </message>
    <message>
        <source>Volume %1 is being deleted</source>
        <translation>数据卷 %1 正在删除</translation>
    </message>
    <message>
        <source>Volume %1 is bound</source>
        <translation>数据卷 %1 已绑定</translation>
    </message>
    <message>
        <source>Volume %1 is not bound yet. The job will wait for it.</source>
        <translation>数据卷 %1 还没有绑定，作业会等它。</translation>
    </message>
    <message>
        <source>The server has no kind %1</source>
        <translation>服务器没有类型 %1</translation>
    </message>
    <message>
        <source>The server would accept it</source>
        <translation>服务器会接受</translation>
    </message>
    <message>
        <source>Accepted with a warning: %1</source>
        <translation>接受，有一条警告：%1</translation>
    </message>
    <message>
        <source>No quota here</source>
        <translation>这里没有配额</translation>
    </message>
    <message>
        <source>Queue %1 does not exist</source>
        <translation>队列 %1 不存在</translation>
    </message>
    <message>
        <source>Volume %1 does not exist</source>
        <translation>数据卷 %1 不存在</translation>
    </message>
    <message>
        <source>Secret %1 does not exist</source>
        <translation>Secret %1 不存在</translation>
    </message>
    <message>
        <source>Secret %1 exists</source>
        <translation>Secret %1 存在</translation>
    </message>
    <message>
        <source>Ended after the first failure: lost its peer.</source>
        <translation>在最先的失败之后结束：对端连接中断。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Creating replicas</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Pulling image</source>
        <translation>拉取镜像</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Being deleted; its replicas are stopping.</source>
        <translation>正在删除，副本正在停止。</translation>
    </message>
    <message>
        <source>Ran longer than its time limit allows</source>
        <translation>运行时间超过了时限</translation>
    </message>
    <message>
        <source>The limit is spec.runPolicy.activeDeadlineSeconds; raise it and run the job again.</source>
        <translation>时限是 spec.runPolicy.activeDeadlineSeconds；调大后再次运行。</translation>
    </message>
    <message>
        <source>Failed; the server gives no reason</source>
        <translation>失败，服务器没有给出原因</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>再次运行…</translation>
    </message>
    <message>
        <source>Replica %1 failed first, with exit code %2</source>
        <translation>副本 %1 最先失败，退出码 %2</translation>
    </message>
    <message>
        <source>At %1 its program on node %2 ended.</source>
        <translation>%1 它在节点 %2 上的程序结束。</translation>
    </message>
    <message>
        <source>The %1 other replicas ended within %2 seconds, because they lost it.</source>
        <translation>其余 %1 个副本因连接中断，在 %2 秒内退出。</translation>
    </message>
    <message>
        <source>No restarts are allowed, so the job failed.</source>
        <translation>不允许重启，作业随即失败。</translation>
    </message>
    <message>
        <source>All %1 allowed restarts are used up.</source>
        <translation>允许的 %1 次重启已经用完。</translation>
    </message>
    <message>
        <source>Log of %1 before it failed</source>
        <translation>看 %1 失败前的日志</translation>
    </message>
    <message>
        <source>Run again with %1 memory…</source>
        <translation>以 %1 内存再次运行…</translation>
    </message>
    <message>
        <source>%1 is not a valid image name</source>
        <translation>%1 不是合法的镜像名</translation>
    </message>
    <message>
        <source>Image %1 does not exist</source>
        <translation>镜像 %1 不存在</translation>
    </message>
    <message>
        <source>Image %1 cannot be pulled</source>
        <translation>镜像 %1 无法拉取</translation>
    </message>
    <message>
        <source>%1 replicas cannot start without it. Check name and tag, then run the job again.</source>
        <translation>%1 个副本缺了它无法启动。检查名称和标签，然后再次运行。</translation>
    </message>
    <message>
        <source>Run again with another image…</source>
        <translation>换一个镜像再次运行…</translation>
    </message>
    <message>
        <source>%1 replicas were refused by the server</source>
        <translation>%1 个副本被服务器拒绝</translation>
    </message>
    <message>
        <source>Project GPU quota is short by %1</source>
        <translation>项目 GPU 配额不足，还差 %1 块</translation>
    </message>
    <message>
        <source>Project quota for %1 is short by %2</source>
        <translation>项目的 %1 配额不足，还差 %2</translation>
    </message>
    <message>
        <source>All %1 replicas start together.</source>
        <translation>%1 个副本要一起启动。</translation>
    </message>
    <message>
        <source>Quota %1 allows %2 of %3: %4 are in use, %5 of them held for this job; %6 more replicas cannot be created.</source>
        <translation>配额 %1 允许 %3 中的 %2：已用 %4，其中 %5 为本作业预留；另外 %6 个副本无法创建。</translation>
    </message>
    <message>
        <source>Who uses the quota</source>
        <translation>查看谁在占用</translation>
    </message>
    <message>
        <source>Change to %1 replicas…</source>
        <translation>改为 %1 个副本…</translation>
    </message>
    <message>
        <source>Create a claim of that name in project %1, or mount another one.</source>
        <translation>在项目 %1 里建一个同名的数据卷，或改挂另一个。</translation>
    </message>
    <message>
        <source>Volume %1 is not bound</source>
        <translation>数据卷 %1 未绑定</translation>
    </message>
    <message>
        <source>Its claim asks for storage class %1, and no volume was made for it yet. The job starts by itself once it is bound.</source>
        <translation>它要的存储类是 %1，还没有为它创建存储。绑定后作业会自动启动。</translation>
    </message>
    <message>
        <source>Open volume %1</source>
        <translation>打开数据卷 %1</translation>
    </message>
    <message>
        <source>Queue %1 is closed</source>
        <translation>队列 %1 已关闭</translation>
    </message>
    <message>
        <source>Number %1 in the queue; those before it need %2 GPUs</source>
        <translation>排第 %1，前面共需 %2 块 GPU</translation>
    </message>
    <message>
        <source>Queue %1 starts jobs by priority, then by age. This one has priority %2.</source>
        <translation>队列 %1 先按优先级、再按先后启动作业。本作业的优先级是 %2。</translation>
    </message>
    <message>
        <source>Next in queue %1; waits for %2 free GPUs</source>
        <translation>队列 %1 中下一个启动，等 %2 块空闲 GPU</translation>
    </message>
    <message>
        <source>%1 GPUs of the queue are free, the job needs %2.</source>
        <translation>队列空闲 %1 块 GPU，作业要 %2 块。</translation>
    </message>
    <message>
        <source>Show queue %1</source>
        <translation>查看队列 %1</translation>
    </message>
    <message>
        <source>No node has enough free GPUs</source>
        <translation>没有节点有足够的空闲 GPU</translation>
    </message>
    <message>
        <source>No node has enough free memory</source>
        <translation>没有节点有足够的空闲内存</translation>
    </message>
    <message>
        <source>No node has enough free CPU</source>
        <translation>没有节点有足够的空闲 CPU</translation>
    </message>
    <message>
        <source>No node fits</source>
        <translation>没有合适的节点</translation>
    </message>
    <message>
        <source>The scheduler said: %1</source>
        <translation>调度器的说明：%1</translation>
    </message>
    <message>
        <source>%1 replicas are pulling their image</source>
        <translation>%1 个副本正在拉取镜像</translation>
    </message>
    <message>
        <source>Is being paused</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Its replicas are not created yet</source>
        <translation>副本还没有创建</translation>
    </message>
    <message>
        <source>Debug mode: replicas idle and wait for a terminal</source>
        <translation>调试模式：副本空转，等待终端登录</translation>
    </message>
    <message>
        <source>Open a terminal</source>
        <translation>打开终端</translation>
    </message>
    <message>
        <source>Replica %1 is restarting (restart %2)</source>
        <translation>副本 %1 重启中（第 %2 次）</translation>
    </message>
    <message>
        <source>Replica %1 is not running</source>
        <translation>副本 %1 没有在运行</translation>
    </message>
    <message>
        <source>Paused since %1</source>
        <translation>%1 起暂停</translation>
    </message>
    <message>
        <source>Its replicas were removed and hold no GPU. Resume to create them again.</source>
        <translation>副本已移除，不占 GPU。恢复后会重新创建。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Cluster %1 has no server.</source>
        <translation>集群 %1 没有服务器地址。</translation>
    </message>
    <message>
        <source>The server %1 of cluster %2 has no scheme; it is taken as https.</source>
        <translation>集群 %2 的服务器 %1 没有写协议，按 https 处理。</translation>
    </message>
    <message>
        <source>The server %2 of cluster %1 begins with neither https nor http.</source>
        <translation>集群 %1 的服务器 %2 既不是 https 也不是 http。</translation>
    </message>
    <message>
        <source>The server %2 of cluster %1 names no host.</source>
        <translation>集群 %1 的服务器 %2 没有主机名。</translation>
    </message>
    <message>
        <source>The server %2 of cluster %1 is not a URL: check its host and port.</source>
        <translation>集群 %1 的服务器 %2 不是网址：检查主机和端口。</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted; no login is sent over it.</source>
        <translation>到 %1 的连接没有加密，不会发送登录信息。</translation>
    </message>
    <message>
        <source>%2 of cluster %1 is not valid base64.</source>
        <translation>集群 %1 的 %2 不是合法的 base64。</translation>
    </message>
    <message>
        <source>%2 of cluster %1 is not PEM text.</source>
        <translation>集群 %1 的 %2 不是 PEM 文本。</translation>
    </message>
    <message>
        <source>%2 of cluster %1 holds no certificate that can be read.</source>
        <translation>集群 %1 的 %2 里没有可读的证书。</translation>
    </message>
    <message>
        <source>proxy-url of cluster %1 is not a URL: %2.</source>
        <translation>集群 %1 的 proxy-url 不是网址：%2。</translation>
    </message>
    <message>
        <source>proxy-url of cluster %1 begins with %2; only http, https and socks5 are possible.</source>
        <translation>集群 %1 的 proxy-url 以 %2 开头；只能是 http、https 或 socks5。</translation>
    </message>
    <message>
        <source>%1 is not read: %1-data is given as well.</source>
        <translation>不读取 %1：同时给出了 %1-data。</translation>
    </message>
    <message>
        <source>Cluster %1 gives a certificate authority and insecure-skip-tls-verify, which contradict each other. Remove one of them.</source>
        <translation>集群 %1 同时给出证书颁发机构和 insecure-skip-tls-verify，两者矛盾。去掉其中一个。</translation>
    </message>
    <message>
        <source>Context %1 has the namespace %2, which no namespace can be called.</source>
        <translation>上下文 %1 的命名空间是 %2，命名空间不能叫这个名字。</translation>
    </message>
    <message>
        <source>Context %1 names no cluster.</source>
        <translation>上下文 %1 没有指明集群。</translation>
    </message>
    <message>
        <source>Context %1 names the unknown cluster %2.</source>
        <translation>上下文 %1 指向未知的集群 %2。</translation>
    </message>
    <message>
        <source>Context %1 names no user: requests are anonymous.</source>
        <translation>上下文 %1 没有指明用户：请求将是匿名的。</translation>
    </message>
    <message>
        <source>Context %1 names the unknown user %2.</source>
        <translation>上下文 %1 指向未知的用户 %2。</translation>
    </message>
    <message>
        <source>%2 of %1 cannot be used: %3</source>
        <translation>%1 的 %2 无法使用：%3</translation>
    </message>
    <message>
        <source>What the server says about its kinds cannot be read: %1.</source>
        <translation>服务器对自己类型的说明无法读取：%1。</translation>
    </message>
    <message>
        <source>The server behind %1 does not answer; its kinds are those of before.</source>
        <translation>%1 背后的服务器没有应答，它的类型沿用以前的。</translation>
    </message>
    <message>
        <source>The server does not accept this login, or no longer. Log in again.</source>
        <translation>服务器不接受这个登录，或不再接受。需要重新登录。</translation>
    </message>
    <message>
        <source>%1, line %2: there are more than %3 aliases.</source>
        <translation>%1，第 %2 行：别名超过 %3 个。</translation>
    </message>
    <message>
        <source>%1, line %2: the text is nested deeper than %3 levels.</source>
        <translation>%1，第 %2 行：嵌套超过 %3 层。</translation>
    </message>
    <message>
        <source>%1, line %2: a key must be text.</source>
        <translation>%1，第 %2 行：键必须是文本。</translation>
    </message>
    <message>
        <source>%1 looks like UTF-16 without a byte order mark. Save it as UTF-8.</source>
        <translation>%1 像是没有字节顺序标记的 UTF-16。另存为 UTF-8。</translation>
    </message>
    <message>
        <source>%1 is not a kubeconfig: it is not text.</source>
        <translation>%1 不是 kubeconfig：它不是文本。</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 at byte %2. Save it as UTF-8.</source>
        <translation>%1 在第 %2 字节处不是合法的 UTF-8。另存为 UTF-8。</translation>
    </message>
    <message>
        <source>%1: the text is nested deeper than %2 levels.</source>
        <translation>%1：嵌套超过 %2 层。</translation>
    </message>
    <message>
        <source>%1, line %2: a tab is used for indentation. Use blanks.</source>
        <translation>%1，第 %2 行：缩进用了制表符。改用空格。</translation>
    </message>
    <message>
        <source>%1, line %2: this is not valid YAML.</source>
        <translation>%1，第 %2 行：不是合法的 YAML。</translation>
    </message>
    <message>
        <source>The connection to %1 broke after the request had gone out; whether the server carried it out is not known. Look at the object before repeating it.</source>
        <translation>请求发出之后，到 %1 的连接断了；服务器是否执行不得而知。先查看对象，再决定是否重做。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Check the clock of this machine and of the server.</source>
        <translation>%1 的证书还没有生效。检查本机和服务器的时钟。</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Whoever runs the server must renew it.</source>
        <translation>%1 的证书已过期。需要服务器的管理者更新。</translation>
    </message>
    <message>
        <source>The certificate of %1 is self-signed and not the one that the kubeconfig trusts. Compare certificate-authority in the kubeconfig with the server&apos;s.</source>
        <translation>%1 的证书是自签名的，不是 kubeconfig 信任的那一个。把 kubeconfig 里的 certificate-authority 与服务器的核对。</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority that this system does not know. Set certificate-authority in the kubeconfig.</source>
        <translation>%1 的证书来自本系统不认识的颁发机构。在 kubeconfig 里设置 certificate-authority。</translation>
    </message>
    <message>
        <source>The certificate of %1 does not come from the authority that the kubeconfig names. Compare certificate-authority with the server&apos;s.</source>
        <translation>%1 的证书不是 kubeconfig 指明的颁发机构签发的。把 certificate-authority 与服务器的核对。</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued for another name than %2. Correct the server&apos;s address, or set tls-server-name in the kubeconfig.</source>
        <translation>%1 的证书是签给别的名字的，不是 %2。改正服务器地址，或在 kubeconfig 里设置 tls-server-name。</translation>
    </message>
    <message>
        <source>The certificate of %1 could not be trusted. The text below says why.</source>
        <translation>%1 的证书无法信任，原因见下文。</translation>
    </message>
    <message>
        <source>The proxy %1 cannot be reached. Check proxy-url in the kubeconfig or the HTTPS_PROXY variable.</source>
        <translation>连不上代理 %1。检查 kubeconfig 里的 proxy-url 或环境变量 HTTPS_PROXY。</translation>
    </message>
    <message>
        <source>%1 refused the connection: nothing listens there. Check that the server runs and that the port is right.</source>
        <translation>%1 拒绝连接：那里没有程序在监听。检查服务器是否在运行、端口是否正确。</translation>
    </message>
    <message>
        <source>There is no way to %1. Check the network, the VPN and the server&apos;s address.</source>
        <translation>到 %1 没有通路。检查网络、VPN 和服务器地址。</translation>
    </message>
    <message>
        <source>%1 did not accept the client certificate. Get a new one from whoever runs the server.</source>
        <translation>%1 不接受客户端证书。向服务器的管理者索取新的证书。</translation>
    </message>
    <message>
        <source>%1 does not answer in TLS 1.2 or later. Check the port, and whether the address should begin with http.</source>
        <translation>%1 不以 TLS 1.2 或更新的版本应答。检查端口，以及地址是否应该以 http 开头。</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and password. Put them into its address.</source>
        <translation>代理 %1 要用户名和密码。把它们写进代理地址。</translation>
    </message>
    <message>
        <source>The proxy %1 does not let us through to the server.</source>
        <translation>代理 %1 不放行到服务器的连接。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Try again; if it stays, check the network.</source>
        <translation>%1 没有及时应答。再试一次；仍然如此就检查网络。</translation>
    </message>
    <message>
        <source>The connection to %1 was cut before the answer was complete.</source>
        <translation>到 %1 的连接在应答完整之前断了。</translation>
    </message>
    <message>
        <source>The name %1 is not known. Check the server&apos;s address, the network and the VPN.</source>
        <translation>不认识名字 %1。检查服务器地址、网络和 VPN。</translation>
    </message>
    <message>
        <source>The client certificate for %1 cannot be used. Check it and its key.</source>
        <translation>用于 %1 的客户端证书无法使用。检查它和它的密钥。</translation>
    </message>
    <message>
        <source>The certificate authority given for %1 cannot be used.</source>
        <translation>给 %1 指定的证书颁发机构无法使用。</translation>
    </message>
    <message>
        <source>%1 does not answer as an HTTP server does.</source>
        <translation>%1 的应答不像 HTTP 服务器。</translation>
    </message>
    <message>
        <source>The value of header %1 holds a line break.</source>
        <translation>请求头 %1 的值里有换行。</translation>
    </message>
    <message>
        <source>%1 is not a path on an API server.</source>
        <translation>%1 不是 API 服务器上的路径。</translation>
    </message>
    <message>
        <source>The packed answer of %1 cannot be unpacked.</source>
        <translation>%1 的压缩应答无法解开。</translation>
    </message>
    <message>
        <source>The answer is larger than %1 MiB and was given up.</source>
        <translation>应答超过 %1 MiB，已放弃。</translation>
    </message>
    <message>
        <source>The server has no resource type %1.</source>
        <translation>服务器没有资源类型 %1。</translation>
    </message>
    <message>
        <source>The server has no resource type %1. Close to it: %2.</source>
        <translation>服务器没有资源类型 %1。相近的有：%2。</translation>
    </message>
    <message>
        <source>The login program %1 did not end within %2 s and was stopped. Run it in a terminal to see what it waits for.</source>
        <translation>登录程序 %1 在 %2 秒内没有结束，已停止。在终端里运行它，看它在等什么。</translation>
    </message>
    <message>
        <source>The login program %1 printed more than 1 MiB.</source>
        <translation>登录程序 %1 的输出超过 1 MiB。</translation>
    </message>
    <message>
        <source>The login program %1 cannot be started. Install it, or correct exec.command in the kubeconfig.</source>
        <translation>登录程序 %1 无法启动。安装它，或改正 kubeconfig 里的 exec.command。</translation>
    </message>
    <message>
        <source>The login program %1 failed with exit code %2. Its own words are below.</source>
        <translation>登录程序 %1 失败，退出码 %2。它自己的话见下文。</translation>
    </message>
    <message>
        <source>The login program %1 wants a terminal (interactiveMode: Always), which is not offered here. Log in with kubectl first, or set another mode.</source>
        <translation>登录程序 %1 要求终端（interactiveMode: Always），这里没有。先用 kubectl 登录，或换一种模式。</translation>
    </message>
    <message>
        <source>The login program %1 printed nothing.</source>
        <translation>登录程序 %1 没有输出。</translation>
    </message>
    <message>
        <source>The login program %1 did not print an ExecCredential in JSON.</source>
        <translation>登录程序 %1 输出的不是 JSON 格式的 ExecCredential。</translation>
    </message>
    <message>
        <source>The login program %1 answered in %2, but the kubeconfig asks for %3. Set exec.apiVersion to what the program speaks.</source>
        <translation>登录程序 %1 用 %2 应答，而 kubeconfig 要的是 %3。把 exec.apiVersion 设为程序所用的版本。</translation>
    </message>
    <message>
        <source>The login program %1 printed an ExecCredential without a status.</source>
        <translation>登录程序 %1 输出的 ExecCredential 没有 status。</translation>
    </message>
    <message>
        <source>The login program %1 gave neither a token nor a client certificate.</source>
        <translation>登录程序 %1 既没有给出令牌，也没有给出客户端证书。</translation>
    </message>
    <message>
        <source>The login program %1 gave a client certificate without its key, or a key without its certificate.</source>
        <translation>登录程序 %1 只给出客户端证书或密钥中的一个。</translation>
    </message>
    <message>
        <source>The login program %1 gave a client certificate that cannot be used.</source>
        <translation>登录程序 %1 给出的客户端证书无法使用。</translation>
    </message>
    <message>
        <source>No context is chosen: current-context is not set in %1. Choose one of: %2.</source>
        <translation>没有选定上下文：%1 里没有设置 current-context。可选：%2。</translation>
    </message>
    <message>
        <source>There is no context %1 in %2.</source>
        <translation>%2 里没有上下文 %1。</translation>
    </message>
    <message>
        <source>There is no kubeconfig: %1 does not exist.</source>
        <translation>没有 kubeconfig：%1 不存在。</translation>
    </message>
    <message>
        <source>Context %1 of %2 asks for more than a connection: a program to run, a file elsewhere to read, or a server that is not checked. Agree to it first.</source>
        <translation>%2 的上下文 %1 要的不只是连接：要运行程序、读取别处的文件，或连接未经核实的服务器。先同意才会继续。</translation>
    </message>
    <message>
        <source>%1, line %2: %3 must be a list.</source>
        <translation>%1，第 %2 行：%3 必须是列表。</translation>
    </message>
    <message>
        <source>%1, line %2: an entry of %3 has no name.</source>
        <translation>%1，第 %2 行：%3 里有一项没有名字。</translation>
    </message>
    <message>
        <source>%1: the name %2 comes twice in %3, in lines %4 and %5. Rename or remove one of them.</source>
        <translation>%1：名字 %2 在 %3 里出现两次，在第 %4 行和第 %5 行。改名或去掉其中一个。</translation>
    </message>
    <message>
        <source>%1 is not a kubeconfig: it holds no fields.</source>
        <translation>%1 不是 kubeconfig：里面没有字段。</translation>
    </message>
    <message>
        <source>%1 is not a kubeconfig: it is a %2 of %3, not a Config of v1.</source>
        <translation>%1 不是 kubeconfig：它是 %3 的 %2，不是 v1 的 Config。</translation>
    </message>
    <message>
        <source>The server refused the request as invalid.</source>
        <translation>服务器认为请求不合法，已拒绝。</translation>
    </message>
    <message>
        <source>You may not do this. Whoever runs the server can grant it.</source>
        <translation>没有做这件事的权限。服务器的管理者可以授权。</translation>
    </message>
    <message>
        <source>The server does not have this.</source>
        <translation>服务器上没有它。</translation>
    </message>
    <message>
        <source>The server does not offer this.</source>
        <translation>服务器不提供这个。</translation>
    </message>
    <message>
        <source>The server could not finish in time. Try again.</source>
        <translation>服务器没能及时完成。再试一次。</translation>
    </message>
    <message>
        <source>An object of this name exists already. Choose another name.</source>
        <translation>已有同名的对象。换一个名字。</translation>
    </message>
    <message>
        <source>Somebody else has changed the object meanwhile.</source>
        <translation>其间有别人改了这个对象。</translation>
    </message>
    <message>
        <source>The server no longer has this version. Load it again.</source>
        <translation>服务器不再保留这个版本。重新加载。</translation>
    </message>
    <message>
        <source>The object is larger than the server takes.</source>
        <translation>对象超过了服务器接受的大小。</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>服务器正忙。稍后再试。</translation>
    </message>
    <message>
        <source>The server failed with HTTP %1.</source>
        <translation>服务器出错，HTTP %1。</translation>
    </message>
    <message>
        <source>The server answered in protobuf though JSON was asked for. A proxy on the way may have changed the request.</source>
        <translation>要的是 JSON，服务器却用 protobuf 应答。途中的代理可能改了请求。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is empty (HTTP %1).</source>
        <translation>服务器的应答是空的（HTTP %1）。</translation>
    </message>
    <message>
        <source>The answer did not come from a Kubernetes API server (HTTP %1, type %2). Check the server&apos;s address and whether a proxy or a login page is in between.</source>
        <translation>应答不是来自 Kubernetes API 服务器（HTTP %1，类型 %2）。检查服务器地址，以及中间是否有代理或登录页。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is cut off or broken at byte %1.</source>
        <translation>服务器的应答在第 %1 字节处被截断或损坏。</translation>
    </message>
    <message>
        <source>The server does not describe %1. Its objects can be edited as YAML, unchecked.</source>
        <translation>服务器没有说明 %1 的结构。它的对象可以用 YAML 编辑，不做校验。</translation>
    </message>
    <message>
        <source>This is not PEM text: no BEGIN line is in it.</source>
        <translation>这不是 PEM 文本：没有 BEGIN 行。</translation>
    </message>
    <message>
        <source>The PEM text holds no certificate that can be read.</source>
        <translation>PEM 文本里没有可读的证书。</translation>
    </message>
    <message>
        <source>The client certificate is not a certificate in PEM.</source>
        <translation>客户端证书不是 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>The client key is protected by a pass phrase, which is not supported. Write it without one: openssl pkey -in KEY -out NEWKEY.</source>
        <translation>客户端密钥带口令，不支持。去掉口令：openssl pkey -in KEY -out NEWKEY。</translation>
    </message>
    <message>
        <source>The client key is not a private key in PEM.</source>
        <translation>客户端密钥不是 PEM 格式的私钥。</translation>
    </message>
    <message>
        <source>The client certificate and the client key do not belong together.</source>
        <translation>客户端证书和客户端密钥不是一对。</translation>
    </message>
    <message>
        <source>The client certificate is valid from %1 to %2, not now. Get a new one from whoever runs the server.</source>
        <translation>客户端证书的有效期是 %1 到 %2，现在无效。向服务器的管理者索取新的证书。</translation>
    </message>
    <message>
        <source>The object has no metadata.name. Give it one.</source>
        <translation>对象没有 metadata.name。给它一个名字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of an object.</source>
        <translation>“%1”不能作对象的名字。</translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>文件 %1 不存在。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>The file %1 is larger than %2 MiB.</source>
        <translation>文件 %1 超过 %2 MiB。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>文件 %1 无法读取。</translation>
    </message>
    <message>
        <source>The file %1 cannot be written. Check the folder and the space on the disk.</source>
        <translation>文件 %1 无法写入。检查文件夹和磁盘空间。</translation>
    </message>
    <message>
        <source>%2 of user %1 is not valid base64.</source>
        <translation>用户 %1 的 %2 不是合法的 base64。</translation>
    </message>
    <message>
        <source>%2 of user %1 is not PEM text.</source>
        <translation>用户 %1 的 %2 不是 PEM 文本。</translation>
    </message>
    <message>
        <source>User %1 has a client certificate without its key. Add client-key.</source>
        <translation>用户 %1 有客户端证书，没有密钥。加上 client-key。</translation>
    </message>
    <message>
        <source>User %1 has a client key without its certificate. Add client-certificate.</source>
        <translation>用户 %1 有客户端密钥，没有证书。加上 client-certificate。</translation>
    </message>
    <message>
        <source>User %1 sets as-groups, as-uid or as-user-extra without as: nobody to act for is named.</source>
        <translation>用户 %1 设置了 as-groups、as-uid 或 as-user-extra，却没有 as：没有指明代表谁。</translation>
    </message>
    <message>
        <source>exec of user %1 has no interactiveMode, which v1 requires: Never, IfAvailable or Always.</source>
        <translation>用户 %1 的 exec 没有 interactiveMode，v1 要求写明：Never、IfAvailable 或 Always。</translation>
    </message>
    <message>
        <source>exec of user %1 has the interactiveMode %2; only Never, IfAvailable and Always are possible.</source>
        <translation>用户 %1 的 exec 的 interactiveMode 是 %2；只能是 Never、IfAvailable 或 Always。</translation>
    </message>
    <message>
        <source>exec of user %1 has no command.</source>
        <translation>用户 %1 的 exec 没有 command。</translation>
    </message>
    <message>
        <source>exec of user %1 has no apiVersion.</source>
        <translation>用户 %1 的 exec 没有 apiVersion。</translation>
    </message>
    <message>
        <source>exec of user %1 has the apiVersion %2; only client.authentication.k8s.io/v1 and v1beta1 are possible.</source>
        <translation>用户 %1 的 exec 的 apiVersion 是 %2；只能是 client.authentication.k8s.io/v1 或 v1beta1。</translation>
    </message>
    <message>
        <source>An env entry in exec of user %1 has no usable name.</source>
        <translation>用户 %1 的 exec 里有一个 env 项没有可用的名字。</translation>
    </message>
    <message>
        <source>User %1 logs in by the auth-provider %2, which Kubernetes has removed. Set up %3 under exec instead.</source>
        <translation>用户 %1 用 auth-provider %2 登录，Kubernetes 已去掉它。改在 exec 下设置 %3。</translation>
    </message>
    <message>
        <source>User %1 has a token and a password: more than one login method. Keep one of them.</source>
        <translation>用户 %1 既有令牌又有密码：登录方式不止一种。保留一种。</translation>
    </message>
    <message>
        <source>%1s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1m%2s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1m</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1h%2m</source>
        <translation>%1 时 %2 分</translation>
    </message>
    <message>
        <source>%1d%2h</source>
        <translation>%1 天 %2 时</translation>
    </message>
    <message>
        <source>%1d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>File %1 cannot be read: %2.</source>
        <translation>文件 %1 无法读取：%2。</translation>
    </message>
    <message>
        <source>File %1 is not valid YAML: line %2.</source>
        <translation>文件 %1 不是合法的 YAML：第 %2 行。</translation>
    </message>
    <message>
        <source>Resource %1 cannot be generated; pods, nodes, configmaps, secrets, services, serviceaccounts and persistentvolumeclaims can.</source>
        <translation>资源 %1 无法生成；可以生成的有 pods、nodes、configmaps、secrets、services、serviceaccounts 和 persistentvolumeclaims。</translation>
    </message>
    <message>
        <source>The kubeconfig file %1 could not be written. Choose another file or folder.</source>
        <translation>kubeconfig 文件 %1 无法写入。换一个文件或文件夹。</translation>
    </message>
    <message>
        <source>The program&apos;s own file %1 cannot be read.</source>
        <translation>程序自带的文件 %1 无法读取。</translation>
    </message>
    <message>
        <source>Line %1 of %2 is not a fact: %3</source>
        <translation>%2 第 %1 行不是事实：%3</translation>
    </message>
    <message>
        <source>No fact file describes the type %1.</source>
        <translation>没有事实文件说明类型 %1。</translation>
    </message>
    <message>
        <source>The sandbox could not make its certificate: OpenSSL refused.</source>
        <translation>沙箱无法生成证书：OpenSSL 拒绝了。</translation>
    </message>
    <message>
        <source>The fault %1 is not known. Write drop=5s, latency=200ms, gone=1 or error=10, separated by commas.</source>
        <translation>不认识故障 %1。写成 drop=5s、latency=200ms、gone=1 或 error=10，用逗号分开。</translation>
    </message>
    <message>
        <source>The sandbox cannot listen on port %1 of 127.0.0.1. Choose another port, or none to take any free one.</source>
        <translation>沙箱无法监听 127.0.0.1 的端口 %1。换一个端口，或不写端口、用任意空闲的。</translation>
    </message>
    <message>
        <source>The server requires %1.</source>
        <translation>服务器要求写 %1。</translation>
    </message>
    <message>
        <source>The server finds the value of %1 twice.</source>
        <translation>服务器发现 %1 的值重复。</translation>
    </message>
    <message>
        <source>The server does not support this value of %1.</source>
        <translation>服务器不支持 %1 的这个值。</translation>
    </message>
    <message>
        <source>The server does not allow %1 here.</source>
        <translation>服务器不允许这里有 %1。</translation>
    </message>
    <message>
        <source>The server expects another type for %1.</source>
        <translation>服务器要的 %1 是另一种类型。</translation>
    </message>
    <message>
        <source>The server finds %1 too long.</source>
        <translation>服务器认为 %1 太长。</translation>
    </message>
    <message>
        <source>The server finds too many items in %1.</source>
        <translation>服务器认为 %1 的项太多。</translation>
    </message>
    <message>
        <source>The server does not find what %1 names.</source>
        <translation>服务器找不到 %1 所指的东西。</translation>
    </message>
    <message>
        <source>Another manager owns %1.</source>
        <translation>%1 归另一个管理者所有。</translation>
    </message>
    <message>
        <source>The server does not know the field %1.</source>
        <translation>服务器不认识字段 %1。</translation>
    </message>
    <message>
        <source>The server finds the field %1 twice.</source>
        <translation>服务器发现字段 %1 出现两次。</translation>
    </message>
    <message>
        <source>The server refuses the value of %1.</source>
        <translation>服务器不接受 %1 的值。</translation>
    </message>
    <message>
        <source>The server checks more once these errors are put right.</source>
        <translation>改正这些错误后，服务器还会检查其余部分。</translation>
    </message>
    <message>
        <source>The server refuses the object as a whole.</source>
        <translation>服务器不接受整个对象。</translation>
    </message>
    <message>
        <source>The server takes “%1”, but most programs only read durations such as 90s, 15m or 2h30m.</source>
        <translation>服务器接受“%1”，但多数程序只认 90s、15m、2h30m 这样的时长。</translation>
    </message>
    <message>
        <source>“%1” is not a duration; write 90s, 15m or 2h30m.</source>
        <translation>“%1”不是时长；写成 90s、15m 或 2h30m。</translation>
    </message>
    <message>
        <source>“%1” is not a time; write it as 2026-01-31T08:00:00Z.</source>
        <translation>“%1”不是时间；写成 2026-01-31T08:00:00Z。</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>至多 %1 个字符</translation>
    </message>
    <message>
        <source>at most %1 items</source>
        <translation>至多 %1 项</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>pattern %1</source>
        <translation>模式 %1</translation>
    </message>
    <message>
        <source>merged by %1</source>
        <translation>按 %1 合并</translation>
    </message>
    <message>
        <source>replaced as a whole on apply</source>
        <translation>应用时整个替换</translation>
    </message>
    <message>
        <source>at most one of %1</source>
        <translation>%1 中至多一个</translation>
    </message>
    <message>
        <source>exactly one of %1</source>
        <translation>%1 中恰好一个</translation>
    </message>
    <message>
        <source>checked by the server: %1</source>
        <translation>由服务器检查：%1</translation>
    </message>
    <message>
        <source>stands for %1</source>
        <translation>代表 %1</translation>
    </message>
    <message>
        <source>the server stores %1</source>
        <translation>服务器保存为 %1</translation>
    </message>
    <message>
        <source>This must be of type %1.</source>
        <translation>类型必须是 %1。</translation>
    </message>
    <message>
        <source>%1 must be set as well.</source>
        <translation>还必须设置 %1。</translation>
    </message>
    <message>
        <source>This must match the pattern %1.</source>
        <translation>必须符合模式 %1。</translation>
    </message>
    <message>
        <source>This must be one of %1.</source>
        <translation>必须是 %1 之一。</translation>
    </message>
    <message>
        <source>This fits none of the alternatives that the schema allows.</source>
        <translation>不符合字段定义允许的任何一种。</translation>
    </message>
    <message>
        <source>This name is %1 characters long; names of pods made from it would pass the limit of 63. Keep it to %2.</source>
        <translation>名称有 %1 个字符，由它生成的 Pod 名会超过 63 个。不要超过 %2 个。</translation>
    </message>
    <message>
        <source>This name is too long: %1 characters of at most %2.</source>
        <translation>名称太长：%1 个字符，至多 %2 个。</translation>
    </message>
    <message>
        <source>“%1” is not a valid name: use small letters, digits, - and ., and begin and end with a letter or digit.</source>
        <translation>“%1”不是合法的名称：用小写字母、数字、- 和 .，首尾用字母或数字。</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>改为 %1</translation>
    </message>
    <message>
        <source>The annotations hold %1 bytes; at most %2 are allowed.</source>
        <translation>注解共 %1 字节，至多 %2 字节。</translation>
    </message>
    <message>
        <source>“%1” cannot begin a name: use small letters, digits, - and .</source>
        <translation>“%1”不能作名称的开头：用小写字母、数字、- 和 .。</translation>
    </message>
    <message>
        <source>“%1” is not a valid namespace name.</source>
        <translation>“%1”不是合法的命名空间名。</translation>
    </message>
    <message>
        <source>The object needs a name.</source>
        <translation>对象需要名称。</translation>
    </message>
    <message>
        <source>“%1” is not a valid key: before the slash must stand a DNS name.</source>
        <translation>“%1”不是合法的键：斜线前必须是 DNS 名。</translation>
    </message>
    <message>
        <source>“%1” is not a valid key: at most 63 letters, digits, -, _ and ., beginning and ending with a letter or digit.</source>
        <translation>“%1”不是合法的键：至多 63 个字母、数字、-、_ 和 .，首尾用字母或数字。</translation>
    </message>
    <message>
        <source>“%1” is not a valid label value: at most 63 letters, digits, -, _ and ., beginning and ending with a letter or digit.</source>
        <translation>“%1”不是合法的标签值：至多 63 个字母、数字、-、_ 和 .，首尾用字母或数字。</translation>
    </message>
    <message>
        <source>The server sets %1 itself; what is written here is ignored on save.</source>
        <translation>%1 由服务器自己设置，这里写的在保存时忽略。</translation>
    </message>
    <message>
        <source>%1 is null; the server replaces it by the default %2.</source>
        <translation>%1 是 null，服务器会换成默认值 %2。</translation>
    </message>
    <message>
        <source>%1 has no value; the server drops it as if it were not written.</source>
        <translation>%1 没有值，服务器会当作没有写。</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>%1 is required and missing.</source>
        <translation>%1 必填，还没有写。</translation>
    </message>
    <message>
        <source>%1 is required in %2 and missing.</source>
        <translation>%2 里的 %1 必填，还没有写。</translation>
    </message>
    <message>
        <source>One of %1 must be set; none is.</source>
        <translation>%1 中必须设置一个，一个也没有。</translation>
    </message>
    <message>
        <source>Only one of %1 may be set; %2 are.</source>
        <translation>%1 中只能设置一个，现在有 %2。</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>去掉 %1</translation>
    </message>
    <message>
        <source>At least %1 keys are needed; there are %2.</source>
        <translation>至少要 %1 个键，现在有 %2 个。</translation>
    </message>
    <message>
        <source>At least %1 items are needed; there are %2.</source>
        <translation>至少要 %1 项，现在有 %2 项。</translation>
    </message>
    <message>
        <source>At most %1 keys are allowed; there are %2.</source>
        <translation>至多 %1 个键，现在有 %2 个。</translation>
    </message>
    <message>
        <source>At most %1 items are allowed; there are %2.</source>
        <translation>至多 %1 项，现在有 %2 项。</translation>
    </message>
    <message>
        <source>Another item has the same %1: %2.</source>
        <translation>另一项有相同的 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>列表里已经有 %1。</translation>
    </message>
    <message>
        <source>This fits several alternatives of which only one may hold.</source>
        <translation>同时符合几种写法，只允许符合一种。</translation>
    </message>
    <message>
        <source>This combination of values is not allowed.</source>
        <translation>不允许这样的组合。</translation>
    </message>
    <message>
        <source>%1 is not a field of this kind.</source>
        <translation>%1 不是这个类型的字段。</translation>
    </message>
    <message>
        <source>%1 is not a field of %2.</source>
        <translation>%1 不是 %2 的字段。</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>改名为 %1</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>移到 %1</translation>
    </message>
    <message>
        <source>This is not a CustomResourceDefinition that a server would accept: %1.</source>
        <translation>这不是服务器会接受的 CustomResourceDefinition：%1。</translation>
    </message>
    <message>
        <source>The schema document that the server sent is not valid JSON.</source>
        <translation>服务器发来的字段定义不是合法的 JSON。</translation>
    </message>
    <message>
        <source>The answer of the server is not an OpenAPI document.</source>
        <translation>服务器的应答不是 OpenAPI 文档。</translation>
    </message>
    <message>
        <source>“%1” is not a Kubernetes quantity.</source>
        <translation>“%1”不是 Kubernetes 数量。</translation>
    </message>
    <message>
        <source>%1 means thousandths of a byte; mega is M, mebi is Mi.</source>
        <translation>%1 表示千分之一字节；兆是 M 或 Mi。</translation>
    </message>
    <message>
        <source>%1 means %2 whole cores; thousandths are m.</source>
        <translation>%1 表示 %2 个整核；千分之一用 m。</translation>
    </message>
    <message>
        <source>%1 can only be used in whole pieces; this is %2.</source>
        <translation>%1 只能整块使用，现在是 %2。</translation>
    </message>
    <message>
        <source>Items of this list must be of type %1.</source>
        <translation>列表的项必须是 %1 类型。</translation>
    </message>
    <message>
        <source>%1 must be an object with fields of its own.</source>
        <translation>%1 必须是有字段的对象。</translation>
    </message>
    <message>
        <source>%1 must be a list.</source>
        <translation>%1 必须是列表。</translation>
    </message>
    <message>
        <source>%1 must be text.</source>
        <translation>%1 必须是文本。</translation>
    </message>
    <message>
        <source>%1 must be a whole number.</source>
        <translation>%1 必须是整数。</translation>
    </message>
    <message>
        <source>%1 must be a number.</source>
        <translation>%1 必须是数字。</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 必须是 true 或 false。</translation>
    </message>
    <message>
        <source>%1 must be a whole number or text.</source>
        <translation>%1 必须是整数或文本。</translation>
    </message>
    <message>
        <source>“%1” is not one of %2.</source>
        <translation>“%1”不是 %2 之一。</translation>
    </message>
    <message>
        <source>%1 is too small: it must be greater than %2.</source>
        <translation>%1 太小：必须大于 %2。</translation>
    </message>
    <message>
        <source>%1 is too small: the least is %2.</source>
        <translation>%1 太小：最小是 %2。</translation>
    </message>
    <message>
        <source>%1 is too large: it must be less than %2.</source>
        <translation>%1 太大：必须小于 %2。</translation>
    </message>
    <message>
        <source>%1 is too large: the most is %2.</source>
        <translation>%1 太大：最大是 %2。</translation>
    </message>
    <message>
        <source>%1 is not a multiple of %2.</source>
        <translation>%1 不是 %2 的倍数。</translation>
    </message>
    <message>
        <source>%1 does not fit into 32 bits.</source>
        <translation>%1 超出 32 位整数的范围。</translation>
    </message>
    <message>
        <source>%1 does not fit into 64 bits.</source>
        <translation>%1 超出 64 位整数的范围。</translation>
    </message>
    <message>
        <source>%1 must not be empty.</source>
        <translation>%1 不能为空。</translation>
    </message>
    <message>
        <source>This text is too short: %1 characters of at least %2.</source>
        <translation>文本太短：%1 个字符，至少 %2 个。</translation>
    </message>
    <message>
        <source>This text is too long: %1 characters of at most %2.</source>
        <translation>文本太长：%1 个字符，至多 %2 个。</translation>
    </message>
    <message>
        <source>“%1” does not match the pattern %2.</source>
        <translation>“%1”不符合模式 %2。</translation>
    </message>
    <message>
        <source>%1 must be text, but the server reads %2 without quotes as %3.</source>
        <translation>%1 必须是文本，但不加引号的 %2 会被服务器读成%3。</translation>
    </message>
    <message>
        <source>Put it in quotes</source>
        <translation>加上引号</translation>
    </message>
    <message>
        <source>This editor is for %1, not for %2.</source>
        <translation>这里编辑的是 %1，不是 %2。</translation>
    </message>
    <message>
        <source>The server does not serve %1 in %2; it does in %3.</source>
        <translation>服务器在 %2 里不提供 %1，在 %3 里提供。</translation>
    </message>
    <message>
        <source>The server does not know the kind %1.</source>
        <translation>服务器不认识类型 %1。</translation>
    </message>
    <message>
        <source>A Kubernetes object begins with fields such as apiVersion and kind.</source>
        <translation>Kubernetes 对象以 apiVersion 和 kind 这样的字段开头。</translation>
    </message>
    <message>
        <source>The server has been silent for too long. The connection is made anew.</source>
        <translation>服务器太久没有消息，正在重新连接。</translation>
    </message>
    <message>
        <source>The server sent an event larger than 16 MiB, which is not read.</source>
        <translation>服务器发来的事件超过 16 MiB，不读取。</translation>
    </message>
    <message>
        <source>The server ended the list before its end.</source>
        <translation>服务器提前结束了列表。</translation>
    </message>
    <message>
        <source>The answer to the list request is not whole JSON. It is asked for again.</source>
        <translation>列表请求的应答不是完整的 JSON，正在重新请求。</translation>
    </message>
    <message>
        <source>The activity log %1 cannot be written, so what happens now is forgotten when the program ends. Free space or mend the rights of that folder.</source>
        <translation>活动记录 %1 无法写入，程序结束后现在的记录就没有了。腾出空间，或改好文件夹的权限。</translation>
    </message>
    <message>
        <source>The connection was lost while saving. Nothing was written: the object is as it was. Save again.</source>
        <translation>保存时连接断了。什么也没有写入：对象还是原样。再保存一次。</translation>
    </message>
    <message>
        <source>This line has no colon. Write a key as “key: value”.</source>
        <translation>这一行没有冒号。键写成“key: value”。</translation>
    </message>
    <message>
        <source>A colon is not allowed here. Put the text in quotes, or check the indentation.</source>
        <translation>这里不能有冒号。给文本加引号，或检查缩进。</translation>
    </message>
    <message>
        <source>This does not fit the lines above it. Check the indentation and the quotes.</source>
        <translation>与上面的行对不上。检查缩进和引号。</translation>
    </message>
    <message>
        <source>This line stands among the items of a list but does not start with a dash.</source>
        <translation>这一行在列表的项之间，却不以短横线开头。</translation>
    </message>
    <message>
        <source>A comma or the closing } is missing here.</source>
        <translation>这里缺逗号或右括号 }。</translation>
    </message>
    <message>
        <source>A comma or the closing ] is missing here.</source>
        <translation>这里缺逗号或右括号 ]。</translation>
    </message>
    <message>
        <source>A list item is not allowed here. Put it on a line of its own under the key.</source>
        <translation>这里不能写列表项。把它写到键下面单独的一行。</translation>
    </message>
    <message>
        <source>An unquoted value cannot start with this character. Put it in quotes.</source>
        <translation>不加引号的值不能以这个字符开头。加上引号。</translation>
    </message>
    <message>
        <source>This backslash sequence is not known in double quotes. Write \\ for a backslash.</source>
        <translation>双引号里不认识这个反斜线写法。反斜线写成 \\。</translation>
    </message>
    <message>
        <source>An anchor or alias needs a name of letters and digits. Put the text in quotes if it is none.</source>
        <translation>锚点或别名要有字母和数字组成的名字。如果不是锚点，给文本加引号。</translation>
    </message>
    <message>
        <source>A value is missing here.</source>
        <translation>这里缺一个值。</translation>
    </message>
    <message>
        <source>Only a comment may follow | or &gt; on its line. Start the text on the next line.</source>
        <translation>| 或 &gt; 所在的行后面只能有注释。文本从下一行开始。</translation>
    </message>
    <message>
        <source>Digits are missing in this backslash sequence.</source>
        <translation>这个反斜线写法缺少数字。</translation>
    </message>
    <message>
        <source>Lists and objects are nested too deep here.</source>
        <translation>这里列表和对象嵌套太深。</translation>
    </message>
    <message>
        <source>The document ends above this line. Check the indentation.</source>
        <translation>文档在这一行之前已经结束。检查缩进。</translation>
    </message>
    <message>
        <source>This cannot be read as YAML (%1).</source>
        <translation>无法作为 YAML 读取（%1）。</translation>
    </message>
    <message>
        <source>The text that starts with this quote never ends.</source>
        <translation>从这个引号开始的文本没有结束。</translation>
    </message>
    <message>
        <source>Add the closing quote</source>
        <translation>补上右引号</translation>
    </message>
    <message>
        <source>The { that starts here is never closed.</source>
        <translation>从这里开始的 { 没有闭合。</translation>
    </message>
    <message>
        <source>The [ that starts here is never closed.</source>
        <translation>从这里开始的 [ 没有闭合。</translation>
    </message>
    <message>
        <source>A tab indents this line. YAML wants spaces.</source>
        <translation>这一行用制表符缩进。YAML 要用空格。</translation>
    </message>
    <message>
        <source>Replace the tabs by spaces</source>
        <translation>把制表符换成空格</translation>
    </message>
    <message>
        <source>The key before the colon is missing.</source>
        <translation>冒号前缺键。</translation>
    </message>
    <message>
        <source>The character U+%1 is not allowed in YAML. Write it as \u%1 in double quotes, or remove it.</source>
        <translation>YAML 里不能有字符 U+%1。在双引号里写成 \u%1，或去掉它。</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>去掉它</translation>
    </message>
    <message>
        <source>YAML directives are of no use here and kubectl refuses them.</source>
        <translation>YAML 指令在这里没有用，kubectl 也不接受。</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>去掉这一行</translation>
    </message>
    <message>
        <source>A blank or a line break must follow --- here.</source>
        <translation>--- 后面必须是空格或换行。</translation>
    </message>
    <message>
        <source>%1 cannot be changed without touching other values (line %2). Change it in the text.</source>
        <translation>改动 %1 会影响别的值（第 %2 行）。在文本里修改。</translation>
    </message>
    <message>
        <source>Only a comment may follow ---. Start the document on the next line.</source>
        <translation>--- 后面只能有注释。文档从下一行开始。</translation>
    </message>
    <message>
        <source>The value is not of the type that its tag names.</source>
        <translation>值不是标签所写的类型。</translation>
    </message>
    <message>
        <source>!!binary needs base64 text here.</source>
        <translation>!!binary 后面要 base64 文本。</translation>
    </message>
    <message>
        <source>The server decodes !!binary and stores the plain text.</source>
        <translation>服务器会解码 !!binary，保存为普通文本。</translation>
    </message>
    <message>
        <source>The server ignores the tag %1.</source>
        <translation>服务器忽略标签 %1。</translation>
    </message>
    <message>
        <source>A key must be text, not a list or an object.</source>
        <translation>键必须是文本，不能是列表或对象。</translation>
    </message>
    <message>
        <source>The server reads the key %1 as null and refuses it. Put it in quotes.</source>
        <translation>键 %1 会被服务器读成 null 并拒绝。加上引号。</translation>
    </message>
    <message>
        <source>The server reads the key %1 as “%2”. Put it in quotes to keep it.</source>
        <translation>键 %1 会被服务器读成“%2”。要保留原样，加上引号。</translation>
    </message>
    <message>
        <source>The key %1 is there twice; the first is on line %2.</source>
        <translation>键 %1 出现两次，第一次在第 %2 行。</translation>
    </message>
    <message>
        <source>&lt;&lt; merges an object or a list of aliases to objects; this is neither.</source>
        <translation>&lt;&lt; 合并的是对象，或对象别名的列表；这里都不是。</translation>
    </message>
    <message>
        <source>%1 overrides a key that &lt;&lt; merges in. kubectl accepts it, a strict server refuses it in YAML.</source>
        <translation>%1 覆盖了 &lt;&lt; 合并进来的键。kubectl 接受，严格校验 YAML 的服务器不接受。</translation>
    </message>
    <message>
        <source>There is no anchor &amp;%1 above this alias.</source>
        <translation>这个别名之前没有锚点 &amp;%1。</translation>
    </message>
    <message>
        <source>The anchor &amp;%1 contains this alias: the value would never end.</source>
        <translation>锚点 &amp;%1 包含这个别名，值会没有尽头。</translation>
    </message>
    <message>
        <source>The anchor &amp;%1 belongs to another document; an alias cannot reach it.</source>
        <translation>锚点 &amp;%1 属于另一个文档，别名够不到它。</translation>
    </message>
    <message>
        <source>The server does not know \/ in quotes. Write / alone.</source>
        <translation>服务器不认识引号里的 \/。只写 /。</translation>
    </message>
    <message>
        <source>Remove the backslash</source>
        <translation>去掉反斜线</translation>
    </message>
    <message>
        <source>Spaces at the end of this line belong to the text.</source>
        <translation>这一行末尾的空格属于文本。</translation>
    </message>
    <message>
        <source>%1 is not a number that JSON can hold.</source>
        <translation>%1 不是 JSON 能保存的数字。</translation>
    </message>
    <message>
        <source>%1 does not fit into 64 bits and would lose digits. Put it in quotes.</source>
        <translation>%1 超出 64 位，会丢失数位。加上引号。</translation>
    </message>
    <message>
        <source>The server reads %1 as %2; other YAML readers may not. Write %2.</source>
        <translation>服务器把 %1 读成 %2，别的 YAML 程序未必如此。写成 %2。</translation>
    </message>
    <message>
        <source>The server cannot read an unquoted ? inside [ ] or { }. Put the text in quotes.</source>
        <translation>在 [ ] 或 { } 里，服务器读不了不加引号的 ?。给文本加引号。</translation>
    </message>
    <message>
        <source>No alias uses the anchor &amp;%1.</source>
        <translation>没有别名使用锚点 &amp;%1。</translation>
    </message>
    <message>
        <source>The aliases stand for more values than the server accepts.</source>
        <translation>别名展开后的值超过服务器接受的数量。</translation>
    </message>
    <message>
        <source>This line is %1 characters long.</source>
        <translation>这一行有 %1 个字符。</translation>
    </message>
    <message>
        <source>%1 is an alias of the anchor &amp;%2. Edit the anchor, or detach the alias first.</source>
        <translation>%1 是锚点 &amp;%2 的别名。修改锚点，或先脱开别名。</translation>
    </message>
    <message>
        <source>There is no document number %1.</source>
        <translation>没有第 %1 个文档。</translation>
    </message>
    <message>
        <source>The YAML at line %1, column %2 is broken. Correct it in the text first.</source>
        <translation>第 %1 行第 %2 列的 YAML 有错。先在文本里改正。</translation>
    </message>
    <message>
        <source>There is a %1 already.</source>
        <translation>已经有 %1。</translation>
    </message>
    <message>
        <source>There is no %1 in this text.</source>
        <translation>文本里没有 %1。</translation>
    </message>
    <message>
        <source>The server refuses a key that is not text.</source>
        <translation>服务器不接受不是文本的键。</translation>
    </message>
    <message>
        <source>%1 has no place for this item.</source>
        <translation>%1 里没有放这一项的位置。</translation>
    </message>
    <message>
        <source>%1 is not an alias.</source>
        <translation>%1 不是别名。</translation>
    </message>
    <message>
        <source>A merge (&lt;&lt;) cannot be detached as one value.</source>
        <translation>合并（&lt;&lt;）不能当作一个值脱开。</translation>
    </message>
    <message>
        <source>This key cannot be renamed here.</source>
        <translation>这里的键不能改名。</translation>
    </message>
    <message>
        <source>%1 is not an object; it has no keys.</source>
        <translation>%1 不是对象，没有键。</translation>
    </message>
    <message>
        <source>The item cannot move there.</source>
        <translation>这一项不能移到那里。</translation>
    </message>
    <message>
        <source>This cannot be read as YAML.</source>
        <translation>无法作为 YAML 读取。</translation>
    </message>
    <message>
        <source>The server does not serve %1 in %2.</source>
        <translation>服务器在 %2 里不提供 %1。</translation>
    </message>
    <message>
        <source>Replica %1 ran out of memory (OOMKilled)</source>
        <translation>副本 %1 内存超限（OOMKilled）</translation>
    </message>
    <message>
        <source>At %1 it reached its memory limit of %2 on node %3 and was killed (exit code 137).</source>
        <translation>%1 在节点 %3 上达到内存上限 %2，被系统终止（退出码 137）。</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时间</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>The server has no %1 in %2.</source>
        <translation>服务器的 %2 里没有 %1。</translation>
    </message>
    <message>
        <source>The definition does not describe %1.</source>
        <translation>定义里没有说明 %1。</translation>
    </message>
    <message>
        <source>%1 does not fit: names of one type, each as TYPE/NAME, are expected.</source>
        <translation>%1 不对：要的是同一类型的名称，每个写成 类型/名称。</translation>
    </message>
    <message>
        <source>A name needs one namespace; -A means all of them.</source>
        <translation>指定名称时只能有一个命名空间；-A 表示全部。</translation>
    </message>
    <message>
        <source>%1 has no such pod, or none yet.</source>
        <translation>%1 没有这样的 Pod，或还没有。</translation>
    </message>
    <message>
        <source>There is no pod and no job %1 in namespace %2.</source>
        <translation>命名空间 %2 里没有 Pod 也没有作业叫 %1。</translation>
    </message>
    <message>
        <source>%1: an object has no apiVersion or no kind.</source>
        <translation>%1：有一个对象没有 apiVersion 或 kind。</translation>
    </message>
    <message>
        <source>%1: the server has no kind %2 in %3.</source>
        <translation>%1：服务器的 %3 里没有类型 %2。</translation>
    </message>
    <message>
        <source>%1 cannot be read; nothing was written.</source>
        <translation>%1 无法读取，什么也没有写入。</translation>
    </message>
    <message>
        <source>There is no object in %1.</source>
        <translation>%1 里没有对象。</translation>
    </message>
    <message>
        <source>%1 is no duration; write it as 30s, 5m or 1h30m.</source>
        <translation>%1 不是时长；写成 30s、5m 或 1h30m。</translation>
    </message>
    <message>
        <source>%1 is no assignment; write PATH=VALUE.</source>
        <translation>%1 不是赋值；写成 路径=值。</translation>
    </message>
    <message>
        <source>%1 is no YAML value for %2.</source>
        <translation>%1 不是 %2 可用的 YAML 值。</translation>
    </message>
    <message>
        <source>Nothing is to be set: give PATH=VALUE or --delete PATH.</source>
        <translation>没有要设置的内容：给出 路径=值 或 --delete 路径。</translation>
    </message>
    <message>
        <source>%1 holds no CustomResourceDefinition that can be read.</source>
        <translation>%1 里没有可读的 CustomResourceDefinition。</translation>
    </message>
    <message>
        <source>The pattern cannot be read: %1.</source>
        <translation>表达式无法识别：%1。</translation>
    </message>
    <message>
        <source>It is required and still empty: nothing can start without it.</source>
        <translation>此字段必填，目前为空：没有它就无法启动。</translation>
    </message>
    <message>
        <source>%1 was deleted meanwhile, and another object has its name now. Nothing was written.</source>
        <translation>%1 在此期间已被删除，现在另一个对象用着它的名称。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Cluster-IP</source>
        <translation>集群 IP</translation>
    </message>
    <message>
        <source>External-IP</source>
        <translation>外部 IP</translation>
    </message>
    <message>
        <source>Port(s)</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>选择器</translation>
    </message>
    <message>
        <source>Up-to-date</source>
        <translation>已更新</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Desired</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>完成数</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Last Schedule</source>
        <translation>上次调度</translation>
    </message>
    <message>
        <source>Timezone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>数据卷</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Access Modes</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>StorageClass</source>
        <translation>存储类</translation>
    </message>
    <message>
        <source>VolumeMode</source>
        <translation>卷模式</translation>
    </message>
    <message>
        <source>Reclaim Policy</source>
        <translation>回收策略</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Provisioner</source>
        <translation>供应者</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Last Seen</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>First Seen</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Preemptible</source>
        <translation>可被抢占</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>存储类</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Created At</source>
        <translation>创建于</translation>
    </message>
    <message>
        <source>Parallelism</source>
        <translation>并行数</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Node Selector</source>
        <translation>节点选择器</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>用户组</translation>
    </message>
    <message>
        <source>The server does not say how many there are.</source>
        <translation>服务器没有说明共有多少个。</translation>
    </message>
    <message>
        <source>A rule of this kind comes to nothing here: %1</source>
        <translation>此类型的一条规则在这里无法求值：%1</translation>
    </message>
    <message>
        <source>A rule of this kind does not hold: %1</source>
        <translation>不满足此类型的规则：%1</translation>
    </message>
    <message>
        <source>A rule of this kind says: %1</source>
        <translation>此类型的规则要求：%1</translation>
    </message>
    <message>
        <source>The token is missing.</source>
        <translation>缺少令牌。</translation>
    </message>
    <message>
        <source>The token has a space, a line break or a letter that no token has in it. Paste it whole, with nothing around it.</source>
        <translation>令牌里有空格、换行或令牌不会用到的字符。整段粘贴令牌，前后不带其他内容。</translation>
    </message>
    <message>
        <source>%1 is not the address of a server. Write it as https://host:6443.</source>
        <translation>%1 不是服务器地址。写法如 https://host:6443。</translation>
    </message>
    <message>
        <source>The file of the certificate authority is missing.</source>
        <translation>缺少证书颁发机构的文件。</translation>
    </message>
    <message>
        <source>%1 is not the certificate of an authority in PEM form.</source>
        <translation>%1 不是 PEM 格式的证书颁发机构证书。</translation>
    </message>
    <message>
        <source>The file is not a kubeconfig.</source>
        <translation>该文件不是 kubeconfig。</translation>
    </message>
    <message>
        <source>The file has an entry of the name %1 already. Choose another name.</source>
        <translation>文件里已有名为 %1 的条目。换一个名称。</translation>
    </message>
    <message>
        <source>Its label is not there in both languages.</source>
        <translation>标签没有写全两种语言。</translation>
    </message>
    <message>
        <source>Its help is not there in both languages.</source>
        <translation>说明没有写全两种语言。</translation>
    </message>
    <message>
        <source>The schema knows no such field.</source>
        <translation>该类型的结构中没有这个字段。</translation>
    </message>
    <message>
        <source>The schema knows no member %1 of this choice.</source>
        <translation>该类型的结构中，这个选择没有成员 %1。</translation>
    </message>
    <message>
        <source>The guide defines no group %1.</source>
        <translation>指南没有定义分组 %1。</translation>
    </message>
    <message>
        <source>It has no memory limit of its own; its node ran out of memory, and it was killed (exit code 137).</source>
        <translation>它没有自己的内存上限；所在节点内存用尽，它被系统终止（退出码 137）。</translation>
    </message>
    <message>
        <source>It reached its memory limit of %1 and was killed (exit code 137).</source>
        <translation>达到内存上限 %1，被系统终止（退出码 137）。</translation>
    </message>
    <message>
        <source>The %1 other replicas ended after it, because they lost it.</source>
        <translation>其余 %1 个副本因连接中断，随后退出。</translation>
    </message>
    <message>
        <source>The answer to opening a terminal did not come from a Kubernetes API server. A proxy between here and the cluster may not let WebSocket connections through.</source>
        <translation>打开终端时得到的应答不是 Kubernetes API 服务器发出的。从这里到集群之间的代理可能不放行 WebSocket 连接。</translation>
    </message>
    <message>
        <source>The connection to the container was cut. What ran in it may have gone on or ended.</source>
        <translation>与容器的连接已断开。其中运行的程序可能仍在继续，也可能已经结束。</translation>
    </message>
    <message>
        <source>“%1” cannot name an environment variable: printable ASCII without =.</source>
        <translation>“%1”不能作环境变量名：只能用可打印的 ASCII 字符，且不含 =。</translation>
    </message>
    <message>
        <source>%1 has a value and a source; only one of the two may be set.</source>
        <translation>%1 既有值又有来源，两者只能取其一。</translation>
    </message>
    <message>
        <source>%1 is set again further down; only the last one counts.</source>
        <translation>%1 在下面又设了一次，只有最后一次有效。</translation>
    </message>
    <message>
        <source>Another port is called %1 as well.</source>
        <translation>另有端口也叫 %1。</translation>
    </message>
    <message>
        <source>This container has no port called %1.</source>
        <translation>这个容器没有名为 %1 的端口。</translation>
    </message>
    <message>
        <source>%1 needs one of %2.</source>
        <translation>%1 需要 %2 之一。</translation>
    </message>
    <message>
        <source>The image&apos;s name has blanks before or behind it.</source>
        <translation>镜像名前后有空格。</translation>
    </message>
    <message>
        <source>“%1” is no name of an image; a node would refuse to pull it.</source>
        <translation>“%1”不是镜像名，节点会拒绝拉取。</translation>
    </message>
    <message>
        <source>%1 is a path inside the volume: without / before it and without .. in it.</source>
        <translation>%1 是存储卷内的路径：前面不带 /，其中不含 ..。</translation>
    </message>
    <message>
        <source>A mount path with a colon is one that a node may not mount.</source>
        <translation>挂载路径含冒号，节点可能无法挂载。</translation>
    </message>
    <message>
        <source>A mount path begins with /: where else it ends up is not sure.</source>
        <translation>挂载路径应以 / 开头，否则挂到哪里并不确定。</translation>
    </message>
    <message>
        <source>Another volume is mounted at %1 already.</source>
        <translation>%1 处已挂载了另一个存储卷。</translation>
    </message>
    <message>
        <source>“%1” cannot name a port: at most 15 small letters, digits and single -, at least one of them a letter.</source>
        <translation>“%1”不能作端口名：最多 15 个小写字母、数字和单个 -，其中至少一个字母。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535, not %1.</source>
        <translation>端口号应在 1 到 65535 之间，不能是 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be changed once the object exists; it is %2.</source>
        <translation>对象创建后不能修改 %1；现在是 %2。</translation>
    </message>
    <message>
        <source>Put back %1</source>
        <translation>改回 %1</translation>
    </message>
    <message>
        <source>The pods of the template do not have the label %1=%2, so the selector would never find them.</source>
        <translation>模板中的 Pod 没有标签 %1=%2，选择器永远找不到它们。</translation>
    </message>
    <message>
        <source>Add the label</source>
        <translation>添加该标签</translation>
    </message>
    <message>
        <source>restartPolicy must be %1 here.</source>
        <translation>这里的 restartPolicy 必须是 %1。</translation>
    </message>
    <message>
        <source>Each port needs a name when there are several.</source>
        <translation>有多个端口时，每个端口都要有名称。</translation>
    </message>
    <message>
        <source>“%1” cannot be a key here: letters, digits, -, _ and ., as for a file.</source>
        <translation>“%1”不能作键：只能用字母、数字、-、_ 和 .，如同文件名。</translation>
    </message>
    <message>
        <source>The data holds %1 bytes; the server takes at most %2.</source>
        <translation>数据共 %1 字节，服务器最多接受 %2 字节。</translation>
    </message>
    <message>
        <source>apiGroups is missing; the core group is written [&quot;&quot;].</source>
        <translation>缺少 apiGroups；核心组写作 [&quot;&quot;]。</translation>
    </message>
    <message>
        <source>Another container is called %1.</source>
        <translation>另有容器也叫 %1。</translation>
    </message>
    <message>
        <source>Another volume is called %1.</source>
        <translation>另有存储卷也叫 %1。</translation>
    </message>
    <message>
        <source>“%1” cannot be a name here: at most 63 small letters, digits and -, beginning and ending with a letter or digit.</source>
        <translation>“%1”不能作名称：最多 63 个小写字母、数字和 -，首尾须为字母或数字。</translation>
    </message>
    <message>
        <source>This pod has no volume called %1.</source>
        <translation>这个 Pod 没有名为 %1 的存储卷。</translation>
    </message>
    <message>
        <source>No container mounts the volume %1.</source>
        <translation>没有容器挂载存储卷 %1。</translation>
    </message>
    <message>
        <source>%1 without a unit are bytes.</source>
        <translation>%1 不带单位，即为字节。</translation>
    </message>
    <message>
        <source>%1 is an amount of memory, not of cores.</source>
        <translation>%1 是内存用量，不是核数。</translation>
    </message>
    <message>
        <source>%1 is no resource of a container: it is cpu, memory, ephemeral-storage, or has the name of a vendor before a slash.</source>
        <translation>%1 不是容器资源：只能是 cpu、memory、ephemeral-storage，或“厂商名/资源名”。</translation>
    </message>
    <message>
        <source>The request of %1 is larger than its limit: %2 of at most %3.</source>
        <translation>%1 的请求量大于上限：%2，上限为 %3。</translation>
    </message>
    <message>
        <source>Request and limit of %1 must be the same: %2 is asked for, %3 is the limit.</source>
        <translation>%1 的请求量与上限必须相同：请求 %2，上限 %3。</translation>
    </message>
    <message>
        <source>%1 needs a limit that is the same as the request.</source>
        <translation>%1 需要与请求量相同的上限。</translation>
    </message>
    <message>
        <source>Add the limit</source>
        <translation>添加上限</translation>
    </message>
    <message>
        <source>This object has %1 KiB; servers refuse more than about 1536 KiB.</source>
        <translation>该对象有 %1 KiB；服务器会拒绝大于约 1536 KiB 的对象。</translation>
    </message>
    <message>
        <source>tls-server-name of cluster %1 is no host name: %2.</source>
        <translation>集群 %1 的 tls-server-name 不是主机名：%2。</translation>
    </message>
    <message>
        <source>The file %1 is empty where a token should be. Log in again, or ask whoever writes it.</source>
        <translation>文件 %1 里应有令牌，却是空的。请重新登录，或询问写入该文件的人。</translation>
    </message>
    <message>
        <source>The login program %1 gave a token with a line break or another character in it that no token can have.</source>
        <translation>登录程序 %1 给出的令牌里有换行或其他令牌不能有的字符。</translation>
    </message>
    <message>
        <source>The token of %1 has a line break at position %2. Paste it again as one line.</source>
        <translation>%1 的令牌在第 %2 位有换行。请粘贴成一行。</translation>
    </message>
    <message>
        <source>The token of %1 has a character at position %2 that no token can have.</source>
        <translation>%1 的令牌在第 %2 位有一个令牌不能有的字符。</translation>
    </message>
    <message>
        <source>%1 of user %2 must be a list.</source>
        <translation>用户 %2 的 %1 必须是列表。</translation>
    </message>
    <message>
        <source>%1 of user %2 holds a line break or another control character. Write it on one line.</source>
        <translation>用户 %2 的 %1 含有换行或其他控制字符。请写成一行。</translation>
    </message>
    <message>
        <source>exec of user %1 must be a map.</source>
        <translation>用户 %1 的 exec 必须是映射。</translation>
    </message>
    <message>
        <source>The server, or a proxy on the way, ends each connection as soon as it is open.</source>
        <translation>服务器或途中的代理在每个连接刚打开时就将其关闭。</translation>
    </message>
    <message>
        <source>The kubeconfig %1 is being written by another program. If none is running, remove %2.</source>
        <translation>另一个程序正在写入 kubeconfig %1。如果没有程序在运行，请删除 %2。</translation>
    </message>
    <message>
        <source>The file %1 is not valid UTF-8; nothing was written. Save it as UTF-8.</source>
        <translation>文件 %1 不是有效的 UTF-8，未写入任何内容。请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>No right to %1 %2 in the whole cluster. Whoever runs the server can grant it.</source>
        <translation>没有在整个集群中 %1 %2 的权限。服务器的管理者可以授权。</translation>
    </message>
    <message>
        <source>No right to %1 %2 in namespace %3. Whoever runs the server can grant it.</source>
        <translation>没有在命名空间 %3 中 %1 %2 的权限。服务器的管理者可以授权。</translation>
    </message>
    <message>
        <source>Port %1 of this computer is in use by another program. Choose another one.</source>
        <translation>本机端口 %1 已被其他程序占用。换一个端口。</translation>
    </message>
    <message>
        <source>Port %1 of this computer is for its administrator only. Choose one above 1023.</source>
        <translation>本机端口 %1 只有管理员可用。选择 1023 以上的端口。</translation>
    </message>
    <message>
        <source>Port %1 of this computer cannot be opened.</source>
        <translation>无法打开本机端口 %1。</translation>
    </message>
    <message>
        <source>The pod did not take the connection to port %1. Nothing may be listening there yet.</source>
        <translation>Pod 没有接受到端口 %1 的连接。该端口可能还没有程序监听。</translation>
    </message>
    <message>
        <source>The answer to a port forward did not come from a Kubernetes API server. A proxy between here and the cluster may not let WebSocket connections through.</source>
        <translation>对端口转发的应答不是来自 Kubernetes API 服务器。本机与集群之间的代理可能不允许 WebSocket 连接通过。</translation>
    </message>
    <message>
        <source>The connection to the pod was cut.</source>
        <translation>与 Pod 的连接已断开。</translation>
    </message>
    <message>
        <source>The pod %1 was deleted.</source>
        <translation>Pod %1 已被删除。</translation>
    </message>
    <message>
        <source>The pod %1 has ended.</source>
        <translation>Pod %1 已结束。</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language of this program&apos;s texts: zh in the Chinese translation. Never shown.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Its message is not there in both languages.</source>
        <translation>它的说明没有两种语言。</translation>
    </message>
    <message>
        <source>All in all this asks for %1 of %2; the quota %3 allows the whole project %4. It can never all run.</source>
        <translation>合计申请 %2 为 %1，而配额 %3 给整个项目的只有 %4，永远不可能全部运行。</translation>
    </message>
    <message>
        <source>All in all this asks for %1 of %2; of the quota %3 only %4 are free now. Some of it will wait.</source>
        <translation>合计申请 %2 为 %1，配额 %3 现在只剩 %4，有一部分要等待。</translation>
    </message>
    <message>
        <source>%1 of %2 are more than this project allows one %3: %4 (limit range %5).</source>
        <translation>%2 为 %1，超过这个项目允许单个 %3 的上限 %4（LimitRange %5）。</translation>
    </message>
    <message>
        <source>%1 of %2 are less than this project wants of one %3: %4 (limit range %5).</source>
        <translation>%2 为 %1，低于这个项目要求单个 %3 的下限 %4（LimitRange %5）。</translation>
    </message>
    <message>
        <source>No node has these labels.</source>
        <translation>没有节点带这些标签。</translation>
    </message>
    <message>
        <source>One replica asks for %1 of %2; the largest node has %3.</source>
        <translation>单个副本申请 %2 为 %1，最大的节点只有 %3。</translation>
    </message>
    <message>
        <source>No node has %1.</source>
        <translation>没有节点提供 %1。</translation>
    </message>
    <message>
        <source>No node has at once all that one replica asks for.</source>
        <translation>没有一个节点能同时满足单个副本的全部申请。</translation>
    </message>
    <message>
        <source>that is %1</source>
        <translation>合 %1</translation>
    </message>
    <message>
        <source>that is %1 of a core</source>
        <translation>合 %1 个核</translation>
    </message>
    <message>
        <source>A rule cannot see such a value.</source>
        <translation>规则看不到这样的值。</translation>
    </message>
    <message>
        <source>Its rule is none: %1</source>
        <translation>它的规则不成立：%1</translation>
    </message>
    <message>
        <source>It points at %1, which the schema does not know.</source>
        <translation>它指向 %1，schema 里没有。</translation>
    </message>
    <message>
        <source>%1 %2 has no key %3.</source>
        <translation>%1 %2 里没有键 %3。</translation>
    </message>
    <message>
        <source>Whether there is a %1 called %2 cannot be said: looking it up is not allowed here.</source>
        <translation>不能确定有没有名为 %2 的 %1：这里没有查看它的权限。</translation>
    </message>
    <message>
        <source>The cluster has no %1 called %2.</source>
        <translation>集群里没有名为 %2 的 %1。</translation>
    </message>
    <message>
        <source>%3 has no %1 called %2.</source>
        <translation>%3 里没有名为 %2 的 %1。</translation>
    </message>
    <message>
        <source>%1 %2 is there</source>
        <translation>%1 %2 存在</translation>
    </message>
    <message>
        <source>%1 %2 is not there</source>
        <translation>%1 %2 不存在</translation>
    </message>
    <message>
        <source>%1 %2 may not be looked up</source>
        <translation>没有权限查看 %1 %2</translation>
    </message>
    <message>
        <source>set by %1</source>
        <translation>由 %1 设置</translation>
    </message>
    <message>
        <source>the server has no such field yet</source>
        <translation>服务器上还没有这个字段</translation>
    </message>
    <message>
        <source>the server has %1</source>
        <translation>服务器上是 %1</translation>
    </message>
    <message>
        <source>%1, line %2: an anchor contains itself.</source>
        <translation>%1，第 %2 行：锚点包含了它自己。</translation>
    </message>
    <message>
        <source>No right to %1 %2 in the whole cluster.</source>
        <translation>没有在整个集群中 %1 %2 的权限。</translation>
    </message>
    <message>
        <source>No right to %1 %2 in namespace %3.</source>
        <translation>没有在命名空间 %3 中 %1 %2 的权限。</translation>
    </message>
    <message>
        <source>The pod %1 has ended. Another ready one is looked for.</source>
        <translation>Pod %1 已结束，正在寻找另一个就绪的 Pod。</translation>
    </message>
    <message>
        <source>The pod %1 was deleted. Another ready one is looked for.</source>
        <translation>Pod %1 已被删除，正在寻找另一个就绪的 Pod。</translation>
    </message>
    <message>
        <source>The service %1 has no selector: no pods are known to be behind it.</source>
        <translation>服务 %1 没有选择器，无法得知它背后有哪些 Pod。</translation>
    </message>
    <message>
        <source>No ready pod is behind the service %1 yet. It is looked for.</source>
        <translation>服务 %1 背后还没有就绪的 Pod，正在寻找。</translation>
    </message>
    <message>
        <source>The pod %1 was replaced.</source>
        <translation>Pod %1 已被替换。</translation>
    </message>
    <message>
        <source>The pod %1 is gone. It leads to %2 now.</source>
        <translation>Pod %1 已不在，现在通向 %2。</translation>
    </message>
    <message>
        <source>The service %1 has no port %2.</source>
        <translation>服务 %1 没有端口 %2。</translation>
    </message>
    <message>
        <source>The pod %1 has no port that is named %2.</source>
        <translation>Pod %1 没有名为 %2 的端口。</translation>
    </message>
    <message>
        <source>The answer was lost. None of the %1 whose names begin with %2 was made by it: nothing was created, as far as is known.</source>
        <translation>应答丢失。名称以 %2 开头的 %1 中，没有一个由这次请求创建：据目前所知，什么也没有创建。</translation>
    </message>
    <message>
        <source>The answer was lost, and there is no %1: nothing was created. It can be sent again: a name is taken only once.</source>
        <translation>应答丢失，而 %1 并不存在：什么也没有创建。可以再次提交：同一名称只会被占用一次。</translation>
    </message>
    <message>
        <source>The answer was lost. %1 was there before: nothing was created.</source>
        <translation>应答丢失。%1 此前已经存在：什么也没有创建。</translation>
    </message>
    <message>
        <source>The answer was lost. There is a %1 now, and whether it is this one is not known: look at it.</source>
        <translation>应答丢失。现在有一个 %1，是否就是这一个尚不清楚，请查看。</translation>
    </message>
    <message>
        <source>Apply needs a name: generateName is for new objects only. Create it, or give it a name.</source>
        <translation>应用需要名称：generateName 只用于新建对象。请改为创建，或为它命名。</translation>
    </message>
    <message>
        <source>The object would be accepted, but not the pods of its templates as they are written.</source>
        <translation>服务器会接受这个对象，但不会接受按其模板创建的 Pod。</translation>
    </message>
    <message>
        <source>Write as lines</source>
        <translation>改写为多行</translation>
    </message>
    <message>
        <source>Write a copy instead of *%1</source>
        <translation>用其内容的副本代替 *%1</translation>
    </message>
    <message>
        <source>What the server sends over this port forward cannot be read. A proxy between here and the cluster may change it.</source>
        <translation>服务器经此端口转发发来的内容无法读取。本机与集群之间的代理可能改动了它。</translation>
    </message>
    <message>
        <source>cannot be changed once it is set</source>
        <translation>设置后不能修改</translation>
    </message>
    <message>
        <source>cannot be changed once the object exists</source>
        <translation>对象创建后不能修改</translation>
    </message>
    <message>
        <source>%1 was not set when the object was made and cannot be added.</source>
        <translation>创建对象时未设置 %1，之后不能再添加。</translation>
    </message>
    <message>
        <source>The disruption budget %1 keeps this pod for now: it wants %2 ready pods, and there are %3.</source>
        <translation>中断预算 %1 暂时留住了这个 Pod：它要求有 %2 个就绪的 Pod，现有 %3 个。</translation>
    </message>
    <message>
        <source>The server is still counting the pods of the disruption budget %1. Try again in a moment.</source>
        <translation>服务器还在统计中断预算 %1 的 Pod。请稍后再试。</translation>
    </message>
    <message>
        <source>A disruption budget keeps this pod for now.</source>
        <translation>有一个中断预算暂时留住了这个 Pod。</translation>
    </message>
    <message>
        <source>“%1” is not an IPv4 address such as %2.</source>
        <translation>“%1”不是 IPv4 地址，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not an IPv6 address such as %2.</source>
        <translation>“%1”不是 IPv6 地址，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not a range of addresses; write address and length as %2.</source>
        <translation>“%1”不是地址段，写成地址加前缀长度，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not a MAC address such as %2.</source>
        <translation>“%1”不是 MAC 地址，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not a UUID such as %2.</source>
        <translation>“%1”不是 UUID，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not an email address such as %2.</source>
        <translation>“%1”不是邮箱地址，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not a host name: letters, digits and -, parted by dots, such as %2.</source>
        <translation>“%1”不是主机名：由字母、数字和 - 组成，用点分隔，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not an address with its scheme, such as %2.</source>
        <translation>“%1”不是带协议的地址，例如 %2。</translation>
    </message>
    <message>
        <source>“%1” is not a date; write it as %2.</source>
        <translation>“%1”不是日期，写成 %2。</translation>
    </message>
    <message>
        <source>“%1” is not Base64; “hello” would be written as %2.</source>
        <translation>“%1”不是 Base64；“hello”应写成 %2。</translation>
    </message>
    <message>
        <source>“%1” is not a color such as %2.</source>
        <translation>“%1”不是颜色，例如 %2。</translation>
    </message>
</context>
<context>
    <name>ui::AcceleratorFieldEditor</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>ui::ActionButton</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>ui::ActionTable</name>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Go to kind…</source>
        <translation>转到类型…</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>新建作业…</translation>
    </message>
    <message>
        <source>New resource of any kind…</source>
        <translation>新建任意资源…</translation>
    </message>
    <message>
        <source>Choose projects…</source>
        <translation>选择项目…</translation>
    </message>
    <message>
        <source>Switch cluster…</source>
        <translation>切换集群…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>List again</source>
        <translation>重新列出</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新标签页</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>重新打开关闭的标签页</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Fold navigation</source>
        <translation>折叠导航</translation>
    </message>
    <message>
        <source>Details panel</source>
        <translation>详情面板</translation>
    </message>
    <message>
        <source>Terminals and port forwards</source>
        <translation>终端与端口转发</translation>
    </message>
    <message>
        <source>Problems and checks</source>
        <translation>问题与检查</translation>
    </message>
    <message>
        <source>Filter this view</source>
        <translation>筛选本页</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Explain this field or kind</source>
        <translation>解释这个字段或类型</translation>
    </message>
    <message>
        <source>My jobs</source>
        <translation>我的作业</translation>
    </message>
    <message>
        <source>Queues &amp; quota</source>
        <translation>队列与配额</translation>
    </message>
    <message>
        <source>Data &amp; storage</source>
        <translation>数据与存储</translation>
    </message>
    <message>
        <source>API explorer</source>
        <translation>API 浏览器</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in new tab</source>
        <translation>在新标签页打开</translation>
    </message>
    <message>
        <source>Check row</source>
        <translation>勾选这一行</translation>
    </message>
    <message>
        <source>Check all shown</source>
        <translation>勾选显示的全部</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>清除勾选</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>再次运行…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Review and apply…</source>
        <translation>检查并应用…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy YAML</source>
        <translation>复制 YAML</translation>
    </message>
    <message>
        <source>Copy kubectl command</source>
        <translation>复制 kubectl 命令</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action and its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Apps &amp; notebooks</source>
        <translation>应用与笔记本</translation>
    </message>
    <message>
        <source>Forward port…</source>
        <translation>转发端口…</translation>
    </message>
    <message>
        <source>Debug container…</source>
        <translation>调试容器…</translation>
    </message>
    <message>
        <source>Evict…</source>
        <translation>驱逐…</translation>
    </message>
</context>
<context>
    <name>ui::ActivityModel</name>
    <message>
        <source>created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>done</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>伸缩</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>copy of %1</source>
        <translation>复制自 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n writes</source>
        <translation>
            <numerusform>%n 次写入</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>已驱逐</translation>
    </message>
    <message>
        <source>debugged</source>
        <comment>a container for debugging was added</comment>
        <translation>已调试</translation>
    </message>
</context>
<context>
    <name>ui::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message numerus="yes">
        <source>%n writes; values of Secrets are not kept</source>
        <translation>
            <numerusform>%n 次写入；Secret 的值不记录</numerusform>
        </translation>
    </message>
    <message>
        <source>No write matches the filter</source>
        <translation>没有写入符合筛选</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing was written from this computer yet</source>
        <translation>这台电脑还没有写入过</translation>
    </message>
    <message>
        <source>What you create, change or delete appears here, with what it was before and what became of it.</source>
        <translation>新建、修改或删除的内容会出现在这里，包括之前的样子和后来的结果。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Object, kind or project</source>
        <translation>对象、类型或项目</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>写入前后</translation>
    </message>
    <message>
        <source>Open object</source>
        <translation>打开对象</translation>
    </message>
    <message>
        <source>kubectl command</source>
        <translation>复制 kubectl 命令</translation>
    </message>
    <message>
        <source>Create again…</source>
        <translation>重新创建…</translation>
    </message>
    <message numerus="yes">
        <source>Undo %n changes…</source>
        <translation>
            <numerusform>撤销 %n 处更改…</numerusform>
        </translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>复制自</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>not possible: values of Secrets are not kept</source>
        <translation>无法撤销：不保留 Secret 的值</translation>
    </message>
    <message>
        <source>Copy as kubectl</source>
        <translation>复制为 kubectl 命令</translation>
    </message>
    <message>
        <source>Warnings from the server</source>
        <translation>服务器的警告</translation>
    </message>
</context>
<context>
    <name>ui::AppsPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>This cluster has no apps.</source>
        <translation>此集群没有应用。</translation>
    </message>
    <message>
        <source>Kinds such as Notebook or TensorBoard are not served here.</source>
        <translation>这里没有 Notebook、TensorBoard 等类型。</translation>
    </message>
    <message>
        <source>There are no apps.</source>
        <translation>没有应用。</translation>
    </message>
    <message>
        <source>There are no apps in %1.</source>
        <translation>%1 中没有应用。</translation>
    </message>
    <message>
        <source>Notebooks, boards and services of the project stand here.</source>
        <translation>项目的笔记本、面板和服务显示在这里。</translation>
    </message>
    <message>
        <source>apps</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apps &amp; notebooks</source>
        <translation>应用与笔记本</translation>
    </message>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation>
            <numerusform>%n 个应用</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>Filter by name or kind</source>
        <translation>按名称、类型筛选</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>New notebook…</source>
        <translation>新建笔记本…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ui::Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::Base64FieldEditor</name>
    <message>
        <source>Read a file</source>
        <translation>读取文件</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
    <message>
        <source>%1 is larger than an object may be</source>
        <translation>%1 超过对象允许的大小</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件读取…</translation>
    </message>
    <message>
        <source>shown as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>not valid base64</source>
        <translation>不是有效的 base64</translation>
    </message>
</context>
<context>
    <name>ui::BusyMark</name>
    <message>
        <source>Is running</source>
        <translation>正在运行</translation>
    </message>
</context>
<context>
    <name>ui::ChecklistFieldEditor</name>
    <message>
        <source>%1 (not one of the values)</source>
        <translation>%1（不在可选值中）</translation>
    </message>
</context>
<context>
    <name>ui::ClaimInspector</name>
    <message>
        <source>Volume details</source>
        <translation>数据卷详情</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Mounted by</source>
        <translation>挂载于</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>The volume of this claim is gone</source>
        <translation>此声明的数据卷已不存在</translation>
    </message>
    <message>
        <source>What was written to it cannot be read here any more. An administrator can say whether it was kept elsewhere.</source>
        <translation>写入其中的数据在这里已无法读取。管理员可以说明它是否保存在别处。</translation>
    </message>
    <message>
        <source>The cluster has no storage class %1.</source>
        <translation>集群没有存储类 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) wait for it.</source>
        <translation>
            <numerusform>有 %n 个作业在等它。</numerusform>
        </translation>
    </message>
    <message>
        <source>Storage has not been assigned yet.</source>
        <translation>尚未分配存储。</translation>
    </message>
    <message>
        <source>Not bound to a volume yet</source>
        <translation>尚未绑定数据卷</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储类型</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>可读写</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>存储类</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>数据卷</translation>
    </message>
    <message>
        <source>Project storage</source>
        <translation>项目存储</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>not measured by this cluster</source>
        <translation>此集群不测量</translation>
    </message>
    <message>
        <source>%1 (can be expanded)</source>
        <translation>%1（可扩容）</translation>
    </message>
    <message>
        <source>%1 (cannot be expanded)</source>
        <translation>%1（不可扩容）</translation>
    </message>
</context>
<context>
    <name>ui::Clipboard</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>ui::ComboFieldEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>not set (default: %1)</source>
        <translation>未设置（默认：%1）</translation>
    </message>
</context>
<context>
    <name>ui::CommandFieldEditor</name>
    <message>
        <source>As one line</source>
        <translation>显示为一行</translation>
    </message>
    <message>
        <source>As a list of words</source>
        <translation>逐词显示</translation>
    </message>
</context>
<context>
    <name>ui::ComparisonView</name>
    <message>
        <source>Before and after, side by side</source>
        <translation>写入前后并排对照</translation>
    </message>
    <message>
        <source>As it was loaded, theirs and yours, side by side</source>
        <translation>读取时、对方、我的，三栏并排</translation>
    </message>
</context>
<context>
    <name>ui::CompletionPopup</name>
    <message>
        <source>Completions</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
</context>
<context>
    <name>ui::ConditionsModel</name>
    <message>
        <source>Ended (which does not mean succeeded)</source>
        <translation>已结束（不等于成功）</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Reason and message</source>
        <translation>原因与消息</translation>
    </message>
</context>
<context>
    <name>ui::ConflictRow</name>
    <message>
        <source>Keep theirs</source>
        <translation>保留对方的</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>用我的</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Whose value of %1</source>
        <translation>%1 用谁的值</translation>
    </message>
</context>
<context>
    <name>ui::ContextModel</name>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>usable · %1 ms</source>
        <translation>可用 · %1 ms</translation>
    </message>
    <message>
        <source>login expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>to be trusted first</source>
        <translation>需要先信任</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>没有及时应答</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>连不上</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Cluster (context)</source>
        <translation>集群（context）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>From file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>until the program ends</source>
        <translation>本次运行</translation>
    </message>
</context>
<context>
    <name>ui::CountChip</name>
    <message>
        <source>%1: %2</source>
        <comment>word: count</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::CreatePage</name>
    <message>
        <source>The file could not be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Import YAML</source>
        <translation>导入 YAML</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml *.json)</source>
        <translation>YAML 文件 (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>New objects</source>
        <translation>新建对象</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建 %1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Create or change</source>
        <translation>新建或修改</translation>
    </message>
    <message>
        <source>What happens to objects that exist</source>
        <translation>如何处理已有的对象</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Type or paste YAML, or drop files here. Documents are parted by a line with ---.</source>
        <translation>在此输入或粘贴 YAML，或拖入文件。多个文档用一行 --- 分隔。</translation>
    </message>
    <message>
        <source>Objects of the text</source>
        <translation>文本中的对象</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Review and apply…</source>
        <translation>检查并应用…</translation>
    </message>
    <message numerus="yes">
        <source>Create %n objects</source>
        <translation>
            <numerusform>新建 %n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>No cluster is connected.</source>
        <translation>没有连接集群。</translation>
    </message>
    <message>
        <source>This cluster is set to read only.</source>
        <translation>这个集群设为只读。</translation>
    </message>
    <message>
        <source>Errors in the text come first.</source>
        <translation>先改正文本中的错误。</translation>
    </message>
    <message>
        <source>There is no object in the text yet.</source>
        <translation>文本中还没有对象。</translation>
    </message>
    <message>
        <source>The server is storing the objects.</source>
        <translation>服务器正在保存这些对象。</translation>
    </message>
    <message>
        <source>The server tries it…</source>
        <translation>服务器正在试运行…</translation>
    </message>
    <message>
        <source>Nothing is left to write.</source>
        <translation>没有需要写入的内容。</translation>
    </message>
    <message>
        <source>What the server refuses is left out.</source>
        <translation>服务器拒绝的对象不会写入。</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>尚未试运行</translation>
    </message>
    <message>
        <source>is being tried</source>
        <translation>正在试运行</translation>
    </message>
    <message numerus="yes">
        <source>exists: %n changes</source>
        <translation>
            <numerusform>已存在：%n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>exists and says the same</source>
        <translation>已存在，内容相同</translation>
    </message>
    <message>
        <source>is being written</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>应用</translation>
    </message>
    <message numerus="yes">
        <source>%n objects were not written.</source>
        <translation>
            <numerusform>%n 个对象没有写入。</numerusform>
        </translation>
    </message>
    <message>
        <source>The text is kept; what is written already is not written again.</source>
        <translation>文本已保留；已写入的对象不会再次写入。</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 已写入。</translation>
    </message>
    <message numerus="yes">
        <source>%n objects were written.</source>
        <translation>
            <numerusform>已写入 %n 个对象。</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>will be created, for the whole cluster</source>
        <translation>将创建，属于整个集群</translation>
    </message>
    <message>
        <source>will be created in %1</source>
        <translation>将在 %1 中创建</translation>
    </message>
    <message>
        <source>created: the answer was lost, but it is there</source>
        <translation>已创建：应答丢失，但它已存在</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ui::CrumbButton</name>
    <message>
        <source>Places beside %1</source>
        <translation>与 %1 并列的位置</translation>
    </message>
</context>
<context>
    <name>ui::DateTimeFieldEditor</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation>本地 %1</translation>
    </message>
</context>
<context>
    <name>ui::DebugDialog</name>
    <message>
        <source>Debug pod %1</source>
        <translation>调试 Pod %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Processes of</source>
        <translation>查看谁的进程</translation>
    </message>
    <message>
        <source>The container joins the pod that runs: its network, and the processes of the chosen container. It stays part of the pod until the pod ends; it cannot be changed or taken away.</source>
        <translation>该容器加入正在运行的 Pod，与它共用网络，并能看到所选容器的进程。它会一直留在 Pod 中直到 Pod 结束，不能更改，也不能移除。</translation>
    </message>
    <message>
        <source>Add and open terminal</source>
        <translation>添加并打开终端</translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>输入 %1 以确认：</translation>
    </message>
    <message>
        <source>What it owns</source>
        <translation>它拥有的对象</translation>
    </message>
    <message>
        <source>%1 was not deleted: %2</source>
        <translation>%1 没有删除：%2</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>Delete %1 in %2?</source>
        <translation>删除 %2 中的 %1？</translation>
    </message>
    <message>
        <source>%1 · deleting cannot be undone; a copy is kept in Activity</source>
        <translation>%1 · 删除无法撤销；活动记录中保留一份副本</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted too</source>
        <translation>一同删除</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>随后删除</translation>
    </message>
    <message>
        <source>First</source>
        <translation>先删除</translation>
    </message>
    <message>
        <source>Is kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Copy as kubectl</source>
        <translation>复制为 kubectl 命令</translation>
    </message>
    <message>
        <source>kubectl command</source>
        <translation>复制 kubectl 命令</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>everything in them</source>
        <translation>其中的所有对象</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>没有其他对象</translation>
    </message>
    <message>
        <source>nothing; %1 stay without an owner</source>
        <translation>无；%1 保留，不再有属主</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>以及更多</translation>
    </message>
    <message>
        <source>(no right to look at %1)</source>
        <translation>（无权限查看 %1）</translation>
    </message>
    <message>
        <source>%1 waits for the finalizer %2: it is gone once its controller has released it. This window may be closed; it goes on.</source>
        <translation>%1 在等待 finalizer %2：控制器释放后它才会消失。可以关闭此窗口，删除会继续。</translation>
    </message>
    <message>
        <source>%1 has the finalizer %2: it stays Terminating until released.</source>
        <translation>%1 带有 finalizer %2：释放之前一直处于 Terminating。</translation>
    </message>
    <message>
        <source>%1 is running: what it has not saved is lost.</source>
        <translation>%1 正在运行：尚未保存的内容会丢失。</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <translation>已删除 %1。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>%1 deleted, %2 not.</source>
        <translation>已删除 %1 个，%2 个没有删除。</translation>
    </message>
    <message>
        <source>%1 not deleted.</source>
        <translation>%1 没有删除。</translation>
    </message>
</context>
<context>
    <name>ui::Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Dock</name>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>terminal, state</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Another shell in this container</source>
        <translation>在此容器中再打开一个终端</translation>
    </message>
    <message>
        <source>Hide the dock</source>
        <translation>隐藏终端栏</translation>
    </message>
    <message>
        <source>Hide the dock (%1)</source>
        <translation>隐藏终端栏（%1）</translation>
    </message>
    <message>
        <source>F6 leaves the terminal</source>
        <translation>按 F6 离开终端</translation>
    </message>
    <message>
        <source>No terminal is open.</source>
        <translation>没有打开的终端。</translation>
    </message>
    <message>
        <source>Choose a pod or a running replica and press S, or use Shell on its page.</source>
        <translation>选中一个 Pod 或运行中的副本后按 S，或在其页面上点“终端”。</translation>
    </message>
</context>
<context>
    <name>ui::DragHandle</name>
    <message>
        <source>Drag to another place, or press Alt with an arrow key</source>
        <translation>拖到别的位置，或按 Alt 加方向键</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>ui::DurationFieldEditor</name>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>as in 1h30m</source>
        <translation>写法如 1h30m</translation>
    </message>
</context>
<context>
    <name>ui::EditPage</name>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No right to read %1 %2.</source>
        <translation>没有读取 %1 %2 的权限。</translation>
    </message>
    <message>
        <source>%1 %2 does not exist.</source>
        <translation>%1 %2 不存在。</translation>
    </message>
    <message>
        <source>Create it from the draft</source>
        <translation>用草稿新建</translation>
    </message>
    <message>
        <source>The login has expired.</source>
        <translation>登录已过期。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>连不上服务器。</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 无法读取。</translation>
    </message>
    <message>
        <source>The field definitions could not be read.</source>
        <translation>字段定义无法读取。</translation>
    </message>
    <message>
        <source>Fields are not checked here, only by the server.</source>
        <translation>这里不校验字段，只由服务器校验。</translation>
    </message>
    <message numerus="yes">
        <source>%n values are hidden.</source>
        <translation>
            <numerusform>已隐藏 %n 个值。</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay as they are unless they are shown and changed.</source>
        <translation>除非显示出来并修改，否则它们保持不变。</translation>
    </message>
    <message>
        <source>Show values</source>
        <translation>显示值</translation>
    </message>
    <message>
        <source>A draft of %1 is shown.</source>
        <translation>显示的是 %1 的草稿。</translation>
    </message>
    <message>
        <source>The object has changed since; the review compares the draft with what it is now.</source>
        <translation>此后对象有变化；检查时会将草稿与现在的对象对照。</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>尚无更改</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>against version %1</source>
        <translation>对照版本 %1</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Hide values</source>
        <translation>隐藏值</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>The server would not take it.</source>
        <translation>服务器不会接受。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Review and save…</source>
        <translation>检查并保存…</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message numerus="yes">
        <source>accepted, %n fields filled in</source>
        <translation>
            <numerusform>已接受，补充了 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>runs once something is changed</source>
        <translation>有更改后运行</translation>
    </message>
    <message>
        <source>is running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>about to run</source>
        <translation>即将运行</translation>
    </message>
    <message>
        <source>This cluster is set to read only.</source>
        <translation>这个集群设为只读。</translation>
    </message>
    <message>
        <source>The object was deleted.</source>
        <translation>对象已被删除。</translation>
    </message>
    <message>
        <source>The server is storing the object.</source>
        <translation>服务器正在保存对象。</translation>
    </message>
    <message numerus="yes">
        <source>%n errors to put right before saving</source>
        <translation>
            <numerusform>保存前需改正 %n 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>尚无更改。</translation>
    </message>
    <message>
        <source>The server tries it…</source>
        <translation>服务器正在试运行…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>It was not saved.</source>
        <translation>没有保存。</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 已保存。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is in your changes, too.</source>
        <translation>
            <numerusform>其中 %n 处也在本次更改之中。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of your changes touches it.</source>
        <translation>这里的更改都不涉及它。</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n fields</source>
        <translation>
            <numerusform>合并 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Conflicts…</source>
        <translation>冲突…</translation>
    </message>
    <message>
        <source>Changed on the server after it was loaded.</source>
        <translation>读取之后服务器上有变化。</translation>
    </message>
    <message>
        <source>%1 was deleted on the server.</source>
        <translation>%1 已在服务器上删除。</translation>
    </message>
    <message>
        <source>Your text is kept.</source>
        <translation>文本已保留。</translation>
    </message>
    <message>
        <source>Create again…</source>
        <translation>重新创建…</translation>
    </message>
    <message>
        <source>The change of %1 is taken back here.</source>
        <translation>此处撤销 %1 的更改。</translation>
    </message>
    <message>
        <source>Nothing is written before it is reviewed.</source>
        <translation>检查之前不会写入。</translation>
    </message>
    <message>
        <source>Changed since, and left as it is: %1.</source>
        <translation>此后又有变化，保持不变：%1。</translation>
    </message>
    <message>
        <source>Checks before saving</source>
        <translation>保存前检查</translation>
    </message>
    <message numerus="yes">
        <source>%n fields: %1.</source>
        <translation>
            <numerusform>%n 个字段：%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EditorGutter</name>
    <message>
        <source>Line numbers and marks</source>
        <translation>行号与标记</translation>
    </message>
</context>
<context>
    <name>ui::EditorRuler</name>
    <message>
        <source>Problems in the whole text</source>
        <translation>全文中的问题</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>ui::EnvFieldEditor</name>
    <message>
        <source>Add variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>or paste KEY=value lines</source>
        <translation>或粘贴 KEY=value 的多行文本</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Where the value comes from</source>
        <translation>值的来源</translation>
    </message>
</context>
<context>
    <name>ui::EnvSourceDialog</name>
    <message>
        <source>May be missing</source>
        <translation>可以不存在</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Config map</source>
        <translation>ConfigMap</translation>
    </message>
    <message>
        <source>Pod field</source>
        <translation>Pod 字段</translation>
    </message>
    <message>
        <source>Where the value comes from</source>
        <translation>值的来源</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>names cannot be listed with your rights</source>
        <translation>无权列出名称</translation>
    </message>
    <message>
        <source>Known once the pod runs: its name, its node, its address.</source>
        <translation>Pod 运行后才有的值：名称、节点、地址等。</translation>
    </message>
    <message>
        <source>Taken from a source that is edited as YAML.</source>
        <translation>来源较特殊，在 YAML 中编辑。</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>使用此值</translation>
    </message>
</context>
<context>
    <name>ui::EventLines</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>全部 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EventsView</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>ui::EvictDialog</name>
    <message>
        <source>Evict pod %1?</source>
        <translation>驱逐 Pod %1？</translation>
    </message>
    <message>
        <source>The pod is asked to end in its own time. Unlike deleting, this respects the disruption budgets that keep an application running.</source>
        <translation>请该 Pod 自行从容结束。与删除不同，驱逐会遵守中断预算，以保证应用持续运行。</translation>
    </message>
    <message>
        <source>Evict</source>
        <translation>驱逐</translation>
    </message>
    <message>
        <source>The server would let it go now.</source>
        <translation>服务器现在就会放行。</translation>
    </message>
    <message>
        <source>Nothing makes this pod again: what it does ends with it.</source>
        <translation>没有谁会重建这个 Pod：它做的事将随之结束。</translation>
    </message>
    <message>
        <source>%1 %2 makes another one in its place.</source>
        <translation>%1 %2 会另建一个来替代它。</translation>
    </message>
    <message>
        <source>Pod %1 evicted.</source>
        <translation>已驱逐 Pod %1。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>It is asked again every few seconds, as long as this window is open.</source>
        <translation>只要此窗口开着，就会每隔几秒再请求一次。</translation>
    </message>
    <message>
        <source>The pod was not evicted. %1</source>
        <translation>该 Pod 未被驱逐。%1</translation>
    </message>
</context>
<context>
    <name>ui::ExplainPane</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>Original text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Which text</source>
        <translation>哪种文字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Text about the field</source>
        <translation>字段的说明</translation>
    </message>
    <message>
        <source>the example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>the command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Byte for byte what kubectl 1.32 prints.</source>
        <translation>与 kubectl 1.32 输出逐字节相同。</translation>
    </message>
    <message>
        <source>Rules %1</source>
        <translation>规则 %1</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Copy the example</source>
        <translation>复制示例</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Command that prints this</source>
        <translation>输出这段文字的命令</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制全文</translation>
    </message>
</context>
<context>
    <name>ui::ExplorerPage</name>
    <message>
        <source>Browse %1</source>
        <translation>浏览 %1</translation>
    </message>
    <message>
        <source>New %1…</source>
        <translation>新建 %1…</translation>
    </message>
    <message>
        <source>API explorer</source>
        <translation>API 浏览器</translation>
    </message>
    <message>
        <source>%1 kinds in %2 groups</source>
        <translation>%1 种资源，%2 个组</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>The server has no %1.</source>
        <translation>服务器没有 %1。</translation>
    </message>
    <message>
        <source>%1 is not among the kinds it serves, or no longer.</source>
        <translation>服务器提供的类型里没有 %1，或已经撤下。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
</context>
<context>
    <name>ui::FieldHitsModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2, %n fields</source>
        <translation>
            <numerusform>%2 的 %1，%n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2, %3, %4</source>
        <translation>%2 的 %1，%3，%4</translation>
    </message>
</context>
<context>
    <name>ui::FieldPane</name>
    <message>
        <source>in a project</source>
        <translation>项目内</translation>
    </message>
    <message>
        <source>cluster-wide</source>
        <translation>集群级</translation>
    </message>
    <message>
        <source>short name %1</source>
        <translation>简称 %1</translation>
    </message>
    <message>
        <source>possible: %1</source>
        <translation>可用：%1</translation>
    </message>
    <message>
        <source>No right to read the field definitions.</source>
        <translation>没有读取字段定义的权限。</translation>
    </message>
    <message>
        <source>The field definitions could not be read.</source>
        <translation>字段定义无法读取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Reading the field definitions</source>
        <translation>正在读取字段定义</translation>
    </message>
    <message>
        <source>No field of %1 fits “%2”.</source>
        <translation>%1 没有与“%2”相符的字段。</translation>
    </message>
    <message>
        <source>Only required fields are shown.</source>
        <translation>当前只显示必填字段。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>No field is required.</source>
        <translation>没有必填字段。</translation>
    </message>
    <message>
        <source>Every field of %1 may be left out.</source>
        <translation>%1 的每个字段都可以不写。</translation>
    </message>
    <message>
        <source>No fields are described.</source>
        <translation>没有字段说明。</translation>
    </message>
    <message>
        <source>The server gives no schema for %1. Its objects can be edited as YAML.</source>
        <translation>服务器没有给出 %1 的字段定义。它的对象可以用 YAML 编辑。</translation>
    </message>
    <message>
        <source>Find in the fields of this kind</source>
        <translation>在此类型的字段中查找</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Which fields</source>
        <translation>显示哪些字段</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
</context>
<context>
    <name>ui::FieldResults</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n 个字段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <comment>after: 12 fields in</comment>
        <translation>
            <numerusform>%n 种类型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 API versions read</source>
        <translation>已读取 %1/%2 个 API 版本</translation>
    </message>
    <message>
        <source>The field definitions come in one document for each API version. What has come is searched already.</source>
        <translation>字段定义按 API 版本分文档提供，已读到的部分已经可以搜索。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not every kind is searched.</source>
        <translation>没有搜索全部类型。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: field definitions not read.</source>
        <translation>%1 的字段定义没有读到。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The other kinds are searched. %1</source>
        <translation>其余类型照常搜索。%1</translation>
    </message>
    <message>
        <source>No right to read the field definitions.</source>
        <translation>没有读取字段定义的权限。</translation>
    </message>
    <message>
        <source>The search needs get on /openapi/v3. An administrator can grant it, for example with the cluster role system:discovery.</source>
        <translation>搜索需要对 /openapi/v3 的 get 权限，可由管理员授予，例如集群角色 system:discovery。</translation>
    </message>
    <message>
        <source>The login is not accepted.</source>
        <translation>登录未被接受。</translation>
    </message>
    <message>
        <source>The server is not reachable.</source>
        <translation>连不上服务器。</translation>
    </message>
    <message>
        <source>The field definitions are read once it is back.</source>
        <translation>恢复后自动读取字段定义。</translation>
    </message>
    <message>
        <source>Reading the field definitions</source>
        <translation>正在读取字段定义</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在搜索</translation>
    </message>
    <message>
        <source>No field fits “%1”.</source>
        <translation>没有与“%1”相符的字段。</translation>
    </message>
    <message numerus="yes">
        <source>Searched: names, paths, descriptions and guide texts of %n fields.</source>
        <translation>
            <numerusform>已搜索 %n 个字段的名称、路径、说明和指南。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Fields found</source>
        <translation>找到的字段</translation>
    </message>
</context>
<context>
    <name>ui::FieldTreeModel</name>
    <message>
        <source>%1, %2, required</source>
        <translation>%1，%2，必填</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::FilterTokenChip</name>
    <message>
        <source>Remove filter %1</source>
        <translation>去掉筛选 %1</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文本中查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>没有匹配</translation>
    </message>
</context>
<context>
    <name>ui::FoldedLines</name>
    <message numerus="yes">
        <source>… %n unchanged lines</source>
        <translation>
            <numerusform>… %n 行未变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormFoot</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Checks before submitting</source>
        <translation>提交前检查</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Save to file…</source>
        <translation>保存到文件…</translation>
    </message>
    <message>
        <source>Problems and checks</source>
        <translation>问题与检查</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
</context>
<context>
    <name>ui::FormHeads</name>
    <message>
        <source>refused by the server</source>
        <translation>服务器拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message numerus="yes">
        <source>%n fields, %1 set</source>
        <translation>
            <numerusform>%n 个字段，已设置 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add volume</source>
        <translation>添加数据卷</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Replaced as a whole on apply</source>
        <translation>应用时整体替换</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Rename key…</source>
        <translation>重命名键…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Set to empty</source>
        <translation>设为空</translation>
    </message>
    <message>
        <source>Set to null</source>
        <translation>设为 null</translation>
    </message>
    <message>
        <source>Show in YAML</source>
        <translation>在 YAML 中显示</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Rename key</source>
        <translation>重命名键</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新建条目</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::FormOutline</name>
    <message>
        <source>Outline</source>
        <translation>目录</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>已改 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 fields, %3 set</source>
        <translation>%2 个字段中的 %1 个，已设置 %3 个</translation>
    </message>
</context>
<context>
    <name>ui::FormPane</name>
    <message>
        <source>%1 of %2 fields</source>
        <translation>显示 %1 / %2 个字段</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Set only</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>Which fields</source>
        <translation>显示哪些字段</translation>
    </message>
    <message>
        <source>Find a field, help text or value</source>
        <translation>查找字段、说明或当前值</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>改动内容</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Form + YAML</source>
        <translation>表单 + YAML</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Where this is</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>全部字段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::FormRowWidget</name>
    <message>
        <source>Click to write a value</source>
        <translation>点按后填写</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必填）</translation>
    </message>
    <message>
        <source>Undo the change of this field</source>
        <translation>撤销这个字段的修改</translation>
    </message>
    <message>
        <source>Same as the default</source>
        <translation>与默认值相同</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>from &amp;%1</source>
        <translation>来自 &amp;%1</translation>
    </message>
    <message>
        <source>Write a value of its own here</source>
        <translation>在这里单独写一个值</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>设为未设置</translation>
    </message>
    <message>
        <source>Set to empty text</source>
        <translation>设为空文本</translation>
    </message>
    <message>
        <source>Set to empty</source>
        <translation>设为空</translation>
    </message>
    <message>
        <source>Set to null</source>
        <translation>设为 null</translation>
    </message>
    <message>
        <source>Write the default</source>
        <translation>写出默认值</translation>
    </message>
    <message>
        <source>Show in YAML</source>
        <translation>在 YAML 中显示</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Copy field path</source>
        <translation>复制字段路径</translation>
    </message>
    <message>
        <source>from a merged anchor</source>
        <translation>来自合并的锚点</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>Convert to %1</source>
        <translation>转换为 %1</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
</context>
<context>
    <name>ui::FormView</name>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
</context>
<context>
    <name>ui::FormWords</name>
    <message>
        <source>default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>such as %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>number or text</source>
        <translation>数字或文本</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Unknown fields</source>
        <translation>未知字段</translation>
    </message>
    <message>
        <source>Other fields with problems</source>
        <translation>有问题的其他字段</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>empty list</source>
        <translation>空列表</translation>
    </message>
    <message>
        <source>empty object</source>
        <translation>空对象</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>空文本</translation>
    </message>
    <message>
        <source>The server keeps it; it is not the same as not set.</source>
        <translation>服务器会保留它，与未设置不同。</translation>
    </message>
    <message>
        <source>The server keeps it.</source>
        <translation>服务器会保留它。</translation>
    </message>
    <message>
        <source>The server drops it.</source>
        <translation>服务器会丢弃它。</translation>
    </message>
    <message>
        <source>The server replaces it by the default.</source>
        <translation>服务器会换成默认值。</translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation>通常为 %1</translation>
    </message>
    <message>
        <source>digest %1</source>
        <translation>摘要 %1</translation>
    </message>
    <message>
        <source>no tag: latest</source>
        <translation>无标签：latest</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>标签 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more set fields</source>
        <translation>
            <numerusform>另有 %n 个已设置的字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Often used here</source>
        <translation>常用字段</translation>
    </message>
    <message>
        <source>Cannot be changed any more: the object exists.</source>
        <translation>对象已创建，此字段不能再修改。</translation>
    </message>
    <message>
        <source>Cannot be changed any more: %1</source>
        <translation>不能再修改：%1</translation>
    </message>
    <message>
        <source>Was not set when the object was made and cannot be added any more.</source>
        <translation>创建对象时未设置，之后不能再添加。</translation>
    </message>
</context>
<context>
    <name>ui::Format</name>
    <message>
        <source>%1d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1d%2h</source>
        <comment>days, hours</comment>
        <translation>%1 天 %2 时</translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>hours</comment>
        <translation>%1 时</translation>
    </message>
    <message>
        <source>%1h%2m</source>
        <comment>hours, minutes</comment>
        <translation>%1 时 %2 分</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1m%2s</source>
        <comment>minutes, seconds</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 时前</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>MMM d, HH:mm</source>
        <extracomment>a date of this year and a clock time, in the form of QDateTime::toString</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <extracomment>a date of another year, in the form of QDateTime::toString</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ForwardDialog</name>
    <message>
        <source>Forward a port</source>
        <translation>转发端口</translation>
    </message>
    <message>
        <source>1 to 65535</source>
        <translation>1 到 65535</translation>
    </message>
    <message>
        <source>Port of the pod</source>
        <translation>Pod 的端口</translation>
    </message>
    <message>
        <source>Port here</source>
        <translation>本机端口</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Take a free one</source>
        <translation>换成空闲端口</translation>
    </message>
    <message>
        <source>Port of the service</source>
        <translation>服务的端口</translation>
    </message>
    <message>
        <source>Every user and program of this computer can reach it, no other computer can. When its pod goes, it leads to another one that does as well. It ends when Sampan quits.</source>
        <translation>本机的所有用户和程序都能访问，其他机器不能。Pod 消失后转而通向另一个同样可用的 Pod。退出 Sampan 时转发随之结束。</translation>
    </message>
</context>
<context>
    <name>ui::ForwardRow</name>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message numerus="yes">
        <source>to %1, %n connection(s)</source>
        <translation>
            <numerusform>到 %1，%n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>to %1, ended</source>
        <comment>a port forward</comment>
        <translation>到 %1，已结束</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>from a list</comment>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action, address</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::ForwardsPane</name>
    <message>
        <source>Port forwards</source>
        <translation>端口转发</translation>
    </message>
    <message>
        <source>%1 live</source>
        <comment>port forwards</comment>
        <translation>%1 个可用</translation>
    </message>
    <message>
        <source>%1 live, %2 ended</source>
        <comment>port forwards</comment>
        <translation>%1 个可用，%2 个已结束</translation>
    </message>
</context>
<context>
    <name>ui::GuidedTour</name>
    <message>
        <source>My jobs</source>
        <translation>我的作业</translation>
    </message>
    <message>
        <source>All jobs of the project in one list, whatever their kind, the worst first. Each row says in one sentence why a job waits or failed; a click shows more beside it.</source>
        <translation>项目里各种类型的作业都在一个列表里，最需要处理的排在最前。每一行用一句话说明为什么等待或失败，点一下可在旁边看到详情。</translation>
    </message>
    <message>
        <source>Why a job failed</source>
        <translation>作业为什么失败</translation>
    </message>
    <message>
        <source>The page of a job says which replica failed first and what followed from it. Its log merges all replicas by time.</source>
        <translation>作业页会指出最先失败的副本和随后发生的事。日志按时间合并所有副本。</translation>
    </message>
    <message>
        <source>Why a job waits</source>
        <translation>作业为什么等待</translation>
    </message>
    <message>
        <source>Queues by priority, the project&apos;s quota and who holds it, and for each waiting job everything that it waits for.</source>
        <translation>队列按优先级排列，旁边是项目的配额和占用者；每个等待的作业都列出它在等的全部条件。</translation>
    </message>
    <message>
        <source>A new job</source>
        <translation>新建作业</translation>
    </message>
    <message>
        <source>A dozen fields are enough. The YAML beside the form follows each key, and both can be edited; what is wrong is said before the job is submitted.</source>
        <translation>填十来个字段就够了。旁边的 YAML 随输入变化，两边都能编辑；哪里不对，提交前就会指出。</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Each kind that the server has is a live table with a filter, pages of its objects, and a form for a new one.</source>
        <translation>服务器的每种类型都有可筛选的实时表格、对象页和新建表单。</translation>
    </message>
    <message>
        <source>Every field</source>
        <translation>所有字段</translation>
    </message>
    <message>
        <source>The API explorer explains each field in words and as kubectl does. The key / searches the fields of all kinds.</source>
        <translation>API 浏览器用文字解释每个字段，并给出与 kubectl 相同的说明。按 / 可搜索所有类型的字段。</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>导览结束</translation>
    </message>
    <message>
        <source>The sandbox is free to try things in: it forgets everything when the program ends. A cluster of your own is added on the start page.</source>
        <translation>沙箱可以随意尝试，程序退出后不留任何内容。自己的集群在开始页添加。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>stop of the tour</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>ui::HelpPane</name>
    <message>
        <source>Help</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The schema says nothing about it.</source>
        <translation>字段定义里没有说明。</translation>
    </message>
    <message>
        <source>Choose a field to read about it.</source>
        <translation>选择一个字段，这里显示它的说明。</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>类型 %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>example %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>Our words</source>
        <translation>中文说明</translation>
    </message>
    <message>
        <source>Original text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>kubectl explain</source>
        <translation>kubectl explain</translation>
    </message>
</context>
<context>
    <name>ui::HoverCard</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>may be null</source>
        <translation>可以为 null</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>默认：%1</translation>
    </message>
</context>
<context>
    <name>ui::InspectorHead</name>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
</context>
<context>
    <name>ui::IslandFieldEditor</name>
    <message>
        <source>Line %1 cannot be read: %2</source>
        <translation>第 %1 行无法读取：%2</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>The value does not fit this field&apos;s editor; here it is as YAML.</source>
        <translation>这个值不适合该字段的编辑器，这里显示为 YAML。</translation>
    </message>
    <message>
        <source>No editor for this part: YAML, checked against the schema.</source>
        <translation>这部分没有专门的编辑器：用 YAML，按字段定义校验。</translation>
    </message>
    <message>
        <source>Convert to %1</source>
        <translation>转换为 %1</translation>
    </message>
</context>
<context>
    <name>ui::JobCommands</name>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1 was not changed: %2</source>
        <translation>%1 没有改动：%2</translation>
    </message>
    <message>
        <source>%1 is being paused.</source>
        <translation>正在暂停 %1。</translation>
    </message>
    <message>
        <source>%1 resumes.</source>
        <translation>正在恢复 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%1 now asks for %n replica(s).</source>
        <translation>
            <numerusform>%1 现在要 %n 个副本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Volumes and what was written to them.</source>
        <translation>数据卷以及写入其中的内容。</translation>
    </message>
    <message>
        <source>Comes free</source>
        <translation>将释放</translation>
    </message>
    <message numerus="yes">
        <source>%n GPUs</source>
        <translation>
            <numerusform>%n 块 GPU</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobEventsModel</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次</translation>
    </message>
</context>
<context>
    <name>ui::JobFields</name>
    <message>
        <source>Fields that are set</source>
        <translation>已设置的字段</translation>
    </message>
</context>
<context>
    <name>ui::JobFieldsModel</name>
    <message>
        <source>All fields that are set</source>
        <translation>所有已设置的字段</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
</context>
<context>
    <name>ui::JobGalleryPage</name>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message numerus="yes">
        <source>this cluster offers %n kinds</source>
        <translation>
            <numerusform>这个集群提供 %n 种类型</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy of %1: a new name, without what the server fills in.</source>
        <translation>%1 的副本：新名称，不含服务器填写的内容。</translation>
    </message>
    <message>
        <source>Goes on with a draft.</source>
        <translation>继续一份草稿。</translation>
    </message>
    <message>
        <source>Copy and open form</source>
        <translation>复制并打开表单</translation>
    </message>
    <message>
        <source>Open draft</source>
        <translation>打开草稿</translation>
    </message>
    <message>
        <source>Open form</source>
        <translation>打开表单</translation>
    </message>
    <message>
        <source>There is no Kubernetes object in %1: kind is missing.</source>
        <translation>%1 里没有 Kubernetes 对象：缺 kind。</translation>
    </message>
    <message>
        <source>From a YAML file</source>
        <translation>来自 YAML 文件</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml *.json)</source>
        <translation>YAML 文件 (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建作业</translation>
    </message>
    <message numerus="yes">
        <source>%n kinds of jobs</source>
        <translation>
            <numerusform>%n 种作业</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind, job, or what is to be done</source>
        <translation>类型、作业，或要做的事</translation>
    </message>
    <message>
        <source>Find a kind or job</source>
        <translation>查找类型或作业</translation>
    </message>
    <message>
        <source>From YAML file…</source>
        <translation>来自 YAML 文件…</translation>
    </message>
    <message>
        <source>Paste YAML</source>
        <translation>粘贴 YAML</translation>
    </message>
    <message>
        <source>Begin with a kind</source>
        <translation>从类型开始</translation>
    </message>
    <message>
        <source>Other things to create</source>
        <translation>可新建的其他内容</translation>
    </message>
    <message>
        <source>Copy an earlier job</source>
        <translation>复制以前的作业</translation>
    </message>
    <message>
        <source>Earlier jobs</source>
        <translation>以前的作业</translation>
    </message>
    <message>
        <source>No job in the chosen projects yet.</source>
        <translation>所选项目里还没有作业。</translation>
    </message>
    <message>
        <source>Go on with a draft</source>
        <translation>继续草稿</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>No drafts. What is typed in a form is kept here until it is submitted.</source>
        <translation>没有草稿。在表单里填写的内容在提交之前保存在这里。</translation>
    </message>
    <message>
        <source>Blank form</source>
        <translation>空白表单</translation>
    </message>
    <message>
        <source>Project of the new job</source>
        <translation>新作业的项目</translation>
    </message>
    <message>
        <source>The job is created in this project.</source>
        <translation>作业在这个项目里创建。</translation>
    </message>
</context>
<context>
    <name>ui::JobInspector</name>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>%1 · %2/%3 ready</source>
        <translation>%1 · %2/%3 就绪</translation>
    </message>
    <message>
        <source>Job details</source>
        <translation>作业详情</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 (priority %2)</source>
        <translation>%1（优先级 %2）</translation>
    </message>
    <message>
        <source>Per replica</source>
        <translation>资源/副本</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>数据卷</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建者</translation>
    </message>
</context>
<context>
    <name>ui::JobOverview</name>
    <message>
        <source>By failure</source>
        <translation>按失败先后</translation>
    </message>
    <message>
        <source>By rank</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>Order of replicas</source>
        <translation>副本的顺序</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>按时间倒序</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>全部 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobPage</name>
    <message>
        <source>project %1</source>
        <translation>项目 %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>submitted %1</source>
        <translation>%1 提交</translation>
    </message>
    <message>
        <source>duration %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>Replicas %1</source>
        <translation>副本 %1</translation>
    </message>
    <message>
        <source>Events %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>My jobs</source>
        <translation>我的作业</translation>
    </message>
    <message>
        <source>This job may not be read.</source>
        <translation>没有读取这个作业的权限。</translation>
    </message>
    <message>
        <source>The cluster cannot be reached.</source>
        <translation>连不上集群。</translation>
    </message>
    <message>
        <source>The job is being read.</source>
        <translation>正在读取作业。</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 已被删除。</translation>
    </message>
    <message>
        <source>There is no job %1 in project %2.</source>
        <translation>项目 %2 里没有作业 %1。</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Parts of the job</source>
        <translation>作业的各部分</translation>
    </message>
    <message>
        <source>Open in resource browser</source>
        <translation>在资源浏览器中打开</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>资源用量</translation>
    </message>
</context>
<context>
    <name>ui::JobStrip</name>
    <message>
        <source>Job details</source>
        <translation>作业详情</translation>
    </message>
    <message>
        <source>All details (Ctrl+I)</source>
        <translation>全部详情（Ctrl+I）</translation>
    </message>
</context>
<context>
    <name>ui::JobTotal</name>
    <message numerus="yes">
        <source>%n replicas</source>
        <translation>
            <numerusform>%n 副本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobUsage</name>
    <message>
        <source>Use by replica</source>
        <translation>各副本的用量</translation>
    </message>
    <message>
        <source>Use is being read.</source>
        <translation>正在读取用量。</translation>
    </message>
    <message>
        <source>This cluster does not measure use.</source>
        <translation>此集群不测量资源用量。</translation>
    </message>
    <message>
        <source>The API metrics.k8s.io is not served here. An administrator can install metrics-server; use then appears on this page.</source>
        <translation>这里没有提供 metrics.k8s.io 接口。管理员安装 metrics-server 后，用量会显示在本页。</translation>
    </message>
    <message>
        <source>Use may not be read in this project.</source>
        <translation>没有读取此项目用量的权限。</translation>
    </message>
    <message>
        <source>Use cannot be read.</source>
        <translation>无法读取用量。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ui::JobUsageModel</name>
    <message>
        <source>Replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>CPU used / limit</source>
        <translation>CPU 已用 / 上限</translation>
    </message>
    <message>
        <source>Memory used / limit</source>
        <translation>内存已用 / 上限</translation>
    </message>
</context>
<context>
    <name>ui::JobsPage</name>
    <message>
        <source>debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>My jobs</source>
        <translation>我的作业</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>The jobs here may not be listed.</source>
        <translation>没有列出这里的作业的权限。</translation>
    </message>
    <message>
        <source>The login has expired.</source>
        <translation>登录已过期。</translation>
    </message>
    <message>
        <source>The cluster cannot be reached.</source>
        <translation>连不上集群。</translation>
    </message>
    <message>
        <source>The server answered with an error.</source>
        <translation>服务器返回错误。</translation>
    </message>
    <message>
        <source>Jobs are being read.</source>
        <translation>正在读取作业。</translation>
    </message>
    <message>
        <source>No job matches the filter.</source>
        <translation>没有作业符合筛选。</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are hidden.</source>
        <translation>
            <numerusform>隐藏了 %n 个作业。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>There are no jobs in this project yet.</source>
        <translation>这个项目里还没有作业。</translation>
    </message>
    <message>
        <source>Start from a kind of job, a copy or a file.</source>
        <translation>从一种作业、一份副本或一个文件开始。</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建作业</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort: needs action first</source>
        <translation>排序：需处理优先</translation>
    </message>
    <message>
        <source>Sort: newest first</source>
        <translation>排序：最新优先</translation>
    </message>
    <message>
        <source>Sort: by name</source>
        <translation>排序：按名称</translation>
    </message>
    <message>
        <source>Filter by name, queue, image</source>
        <translation>按名称、队列、镜像筛选</translation>
    </message>
    <message>
        <source>Filter jobs</source>
        <translation>筛选作业</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>kind of job</source>
        <translation>作业类型</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>No right to list all projects at once.</source>
        <translation>没有一次列出所有项目的权限。</translation>
    </message>
    <message>
        <source>Shown are those of: %1.</source>
        <translation>显示的是以下项目中的：%1。</translation>
    </message>
</context>
<context>
    <name>ui::KindListModel</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>in the URL of the API: pods</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Short names</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>In a project</source>
        <translation>项目内</translation>
    </message>
    <message>
        <source>Verbs</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>ui::KindPane</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In projects</source>
        <translation>项目内</translation>
    </message>
    <message>
        <source>Cluster-wide</source>
        <translation>集群级</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义资源</translation>
    </message>
    <message>
        <source>Kind, short name, group or any field</source>
        <translation>类型、简称、组或任意字段</translation>
    </message>
    <message>
        <source>Search kinds and fields</source>
        <translation>搜索类型和字段</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>ui::LineFieldEditor</name>
    <message>
        <source>Sent as text; click for a number</source>
        <translation>以文本发送，点按改为数字</translation>
    </message>
    <message>
        <source>Sent as a number; click for text</source>
        <translation>以数字发送，点按改为文本</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>ui::ListFieldEditor</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ui::ListPage</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>No right to list all projects at once.</source>
        <translation>没有一次列出所有项目的权限。</translation>
    </message>
    <message>
        <source>Shown are those of: %1.</source>
        <translation>显示的是以下项目中的：%1。</translation>
    </message>
</context>
<context>
    <name>ui::LogBar</name>
    <message>
        <source>no match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>not a pattern</source>
        <translation>不是有效表达式</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>上一个匹配（Shift+F3）</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>下一个匹配（F3）</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Only matches</source>
        <translation>仅匹配行</translation>
    </message>
    <message>
        <source>Lines shown while searching</source>
        <translation>搜索时显示的行</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>level of a log line</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level of a log line</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>level of a log line</comment>
        <translation>信息</translation>
    </message>
    <message>
        <source>Debug</source>
        <comment>level of a log line</comment>
        <translation>调试</translation>
    </message>
    <message>
        <source>More about this log</source>
        <translation>更多日志操作</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>the log</comment>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ui::LogFoot</name>
    <message numerus="yes">
        <source>%n new line(s) below</source>
        <translation>
            <numerusform>下方有 %n 行新日志</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to end and follow</source>
        <translation>到末尾并跟随</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>ui::LogJumpDialog</name>
    <message>
        <source>Jump to time</source>
        <translation>跳到时间</translation>
    </message>
    <message>
        <source>The lines kept are from %1 to %2</source>
        <translation>保留的日志从 %1 到 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Show the first line that is not older than</source>
        <translation>显示不早于此时间的第一行</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>跳转</translation>
    </message>
</context>
<context>
    <name>ui::LogNotes</name>
    <message>
        <source>%1 on %2</source>
        <comment>time on node</comment>
        <translation>%1 在 %2 上</translation>
    </message>
    <message>
        <source>%1, exit code %2</source>
        <translation>%1，退出码 %2</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n other replica(s) stopped within %2.</source>
        <translation>
            <numerusform>%1。其余 %n 个副本在 %2 内停止。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed first</source>
        <translation>%1 最先失败</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>All replicas restarted</source>
        <translation>所有副本已重启</translation>
    </message>
    <message>
        <source>%1 restarted</source>
        <translation>%1 已重启</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>%1 without output</source>
        <translation>%1 无输出</translation>
    </message>
    <message>
        <source>Lines of %1 may be missing here</source>
        <translation>此处可能缺少 %1 的日志</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message>
        <source>Logs from %1 of %2 replicas</source>
        <translation>日志来自 %1 个副本，共 %2 个</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>所选内容</translation>
    </message>
    <message>
        <source>log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>All</source>
        <comment>ranks</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>ranks</comment>
        <translation>失败的</translation>
    </message>
    <message>
        <source>None</source>
        <comment>ranks</comment>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>Run before</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>Both runs</source>
        <translation>两次运行</translation>
    </message>
    <message>
        <source>Runs of the container</source>
        <translation>容器的运行</translation>
    </message>
    <message>
        <source>Last %1 lines</source>
        <translation>最后 %1 行</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>最近 15 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部日志</translation>
    </message>
    <message>
        <source>How much of the log</source>
        <translation>日志范围</translation>
    </message>
    <message>
        <source>How much of the log is read, of each replica</source>
        <translation>每个副本读取多少日志</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>Show times</source>
        <translation>显示时间</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the lines shown to a file</source>
        <translation>把显示的行保存到文件</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>复制所选</translation>
    </message>
    <message>
        <source>Copy all lines shown</source>
        <translation>复制显示的所有行</translation>
    </message>
    <message>
        <source>First failure</source>
        <translation>最先失败处</translation>
    </message>
    <message>
        <source>Go to what the first failed replica wrote last (F8)</source>
        <translation>跳到最先失败的副本的最后输出（F8）</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>日志内容</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>正在跟随</translation>
    </message>
    <message>
        <source>Connection lost at %1; it is made again, lines so far stay</source>
        <translation>%1 连接中断，正在重连；已有日志保留</translation>
    </message>
    <message>
        <source>Following paused: scrolled up</source>
        <translation>已上滚，暂停跟随</translation>
    </message>
    <message>
        <source>Nothing is followed</source>
        <translation>没有跟随任何日志</translation>
    </message>
    <message>
        <source>All containers have ended</source>
        <translation>所有容器都已结束</translation>
    </message>
    <message numerus="yes">
        <source>Following; %n container(s) have not started yet</source>
        <translation>
            <numerusform>正在跟随；%n 个容器尚未启动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stream(s) open</source>
        <translation>
            <numerusform>%n 路日志流</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) wait for their turn</source>
        <translation>
            <numerusform>%n 个副本等待读取</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lines kept, %2</source>
        <translation>保留 %1 行，%2</translation>
    </message>
    <message>
        <source>%1 older lines dropped</source>
        <translation>已丢弃较早的 %1 行</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) cannot be read</source>
        <translation>
            <numerusform>%n 份日志无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No rank is chosen.</source>
        <translation>没有选择任何副本。</translation>
    </message>
    <message>
        <source>No line matches.</source>
        <translation>没有匹配的行。</translation>
    </message>
    <message>
        <source>%1 lines are hidden.</source>
        <translation>有 %1 行被隐藏。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No cluster is connected.</source>
        <translation>没有连接集群。</translation>
    </message>
    <message>
        <source>There is no pod yet.</source>
        <translation>还没有 Pod。</translation>
    </message>
    <message>
        <source>Lines appear here as soon as a replica has started.</source>
        <translation>副本启动后，日志会显示在这里。</translation>
    </message>
    <message>
        <source>These logs may not be read.</source>
        <translation>没有读取这些日志的权限。</translation>
    </message>
    <message>
        <source>The pods are gone, and their logs with them.</source>
        <translation>Pod 已不存在，日志也随之消失。</translation>
    </message>
    <message>
        <source>Events of the job are kept for about an hour.</source>
        <translation>作业的事件约保留一小时。</translation>
    </message>
    <message>
        <source>The login has expired.</source>
        <translation>登录已过期。</translation>
    </message>
    <message>
        <source>The logs cannot be read.</source>
        <translation>无法读取日志。</translation>
    </message>
    <message>
        <source>The cluster cannot be reached.</source>
        <translation>无法连接集群。</translation>
    </message>
    <message>
        <source>No container has started yet.</source>
        <translation>还没有容器启动。</translation>
    </message>
    <message>
        <source>Lines appear once one has.</source>
        <translation>容器启动后会显示日志。</translation>
    </message>
    <message>
        <source>The logs are being read.</source>
        <translation>正在读取日志。</translation>
    </message>
    <message>
        <source>There is no output yet.</source>
        <translation>还没有输出。</translation>
    </message>
    <message>
        <source>Lines appear as they are written.</source>
        <translation>有输出时会立即显示。</translation>
    </message>
    <message>
        <source>The container has ended without output.</source>
        <translation>容器已结束，没有输出。</translation>
    </message>
    <message>
        <source>Older lines may lie before the chosen time.</source>
        <translation>更早的日志可能在所选时间之前。</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Saving the log</source>
        <translation>正在保存日志</translation>
    </message>
    <message>
        <source>%1 lines are saved in %2.</source>
        <translation>已把 %1 行保存到 %2。</translation>
    </message>
    <message>
        <source>The log was not saved in %1: %2</source>
        <translation>日志未能保存到 %1：%2</translation>
    </message>
    <message>
        <source>Jump to time…</source>
        <translation>跳到时间…</translation>
    </message>
</context>
<context>
    <name>ui::LookupChoices</name>
    <message>
        <source>value %1</source>
        <translation>数值 %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>%1 of %2 GPU free</source>
        <translation>空闲 %1 / %2 块 GPU</translation>
    </message>
    <message>
        <source>takes no new pods</source>
        <translation>不接收新 Pod</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in the cluster</source>
        <translation>集群共 %1</translation>
    </message>
    <message numerus="yes">
        <source>on %n objects</source>
        <translation>
            <numerusform>%n 个对象在用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Sampan</source>
        <comment>the program&apos;s name</comment>
        <translation>舢板</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Online %1 ms</source>
        <translation>在线 %1 ms</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Login expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>%1 – %2 – Sampan</source>
        <comment>page, cluster</comment>
        <translation>%1 – %2 – 舢板</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>全部项目</translation>
    </message>
    <message numerus="yes">
        <source>%n projects</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>全部操作</translation>
    </message>
</context>
<context>
    <name>ui::MapFieldEditor</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>or paste KEY=value lines</source>
        <translation>或粘贴 KEY=value 的多行文本</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ui::MissingPage</name>
    <message>
        <source>There is no such page here</source>
        <translation>这里没有这个页面</translation>
    </message>
    <message>
        <source>The link leads to %1, which this version of the program does not show.</source>
        <translation>链接指向 %1，这个版本的程序还不显示它。</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>不在这里</translation>
    </message>
</context>
<context>
    <name>ui::NavCard</name>
    <message>
        <source>%1: %2</source>
        <comment>what it chooses, what is chosen</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::NavItem</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>place, state, count</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, count</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, open</source>
        <comment>group</comment>
        <translation>%1，已展开</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <comment>group</comment>
        <translation>%1，已收起</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>当前显示</translation>
    </message>
</context>
<context>
    <name>ui::Navigation</name>
    <message>
        <source>New job</source>
        <translation>新建作业</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>全部项目</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n projects</source>
        <translation>
            <numerusform>%n 个项目中的 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n projects</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
</context>
<context>
    <name>ui::NewJobPage</name>
    <message>
        <source>No cluster is connected.</source>
        <translation>没有连接集群。</translation>
    </message>
    <message>
        <source>A form needs the field definitions of a cluster.</source>
        <translation>表单需要集群的字段定义。</translation>
    </message>
    <message>
        <source>Reading the field definitions</source>
        <translation>正在读取字段定义</translation>
    </message>
    <message>
        <source>The field definitions could not be read.</source>
        <translation>字段定义无法读取。</translation>
    </message>
    <message>
        <source>Fields are not checked here, only by the server.</source>
        <translation>这里不校验字段，只由服务器校验。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>From a draft</source>
        <translation>来自草稿</translation>
    </message>
    <message>
        <source>From the file %1</source>
        <translation>来自文件 %1</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 无法读取。</translation>
    </message>
    <message>
        <source>From a copy of %1</source>
        <translation>来自 %1 的副本</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>Claim %1</source>
        <translation>数据卷 %1</translation>
    </message>
    <message>
        <source>runs by itself once the errors are put right</source>
        <translation>改正错误后自动运行</translation>
    </message>
    <message>
        <source>is running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Creates 1 %1</source>
        <translation>将创建 1 个 %1</translation>
    </message>
    <message>
        <source>Submitting</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>This cluster is set to read only.</source>
        <translation>这个集群设为只读。</translation>
    </message>
    <message>
        <source>The server is storing the object.</source>
        <translation>服务器正在保存对象。</translation>
    </message>
    <message>
        <source>%1 was submitted.</source>
        <translation>已提交 %1。</translation>
    </message>
    <message>
        <source>%1 was submitted. The server warns: %2</source>
        <translation>已提交 %1。服务器的警告：%2</translation>
    </message>
    <message>
        <source>Another name is needed.</source>
        <translation>需要换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was stored; the text is kept as a draft.</source>
        <translation>什么也没有保存，文本留作草稿。</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>服务器没有接受。</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建 %1</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建作业</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Import YAML</source>
        <translation>导入 YAML</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml *.json)</source>
        <translation>YAML 文件 (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
    <message>
        <source>Save to file</source>
        <translation>保存到文件</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>kubectl command</source>
        <translation>复制 kubectl 命令</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Copy kubectl command</source>
        <translation>复制 kubectl 命令</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>配额</translation>
    </message>
    <message>
        <source>Secret %1</source>
        <translation>Secret %1</translation>
    </message>
    <message>
        <source>Who uses it</source>
        <translation>谁在占用</translation>
    </message>
    <message numerus="yes">
        <source>%n errors to put right; the first: %1</source>
        <translation>
            <numerusform>还有 %n 个错误要改，先改：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1 was submitted: the answer was lost, but it is there.</source>
        <translation>%1 已提交：应答丢失，但它已存在。</translation>
    </message>
    <message>
        <source>The text is kept as a draft.</source>
        <translation>文本留作草稿。</translation>
    </message>
    <message>
        <source>about to run</source>
        <translation>即将运行</translation>
    </message>
</context>
<context>
    <name>ui::NodeNote</name>
    <message>
        <source>matches %1 of %2 nodes</source>
        <translation>匹配 %2 个节点中的 %1 个</translation>
    </message>
    <message>
        <source>no node has this much %1</source>
        <translation>没有节点有这么多 %1</translation>
    </message>
    <message>
        <source>fits on %1 of %2 nodes</source>
        <translation>%2 个节点中有 %1 个放得下</translation>
    </message>
</context>
<context>
    <name>ui::NumberFieldEditor</name>
    <message>
        <source>less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>ui::ObjectDetails</name>
    <message>
        <source>Wanted</source>
        <translation>期望状态</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>注解</translation>
    </message>
    <message>
        <source>Killed: out of memory</source>
        <translation>内存超限，被系统终止</translation>
    </message>
    <message>
        <source>A container failed</source>
        <translation>一个容器失败</translation>
    </message>
    <message>
        <source>Container %1 ended with exit code %2 at %3.</source>
        <translation>容器 %1 在 %3 结束，退出码 %2。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Pod IP</source>
        <translation>Pod IP</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Deletion asked</source>
        <translation>要求删除</translation>
    </message>
    <message>
        <source>Finalizer</source>
        <translation>终结器</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
</context>
<context>
    <name>ui::ObjectPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Events %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Parts of the object</source>
        <translation>对象的各部分</translation>
    </message>
    <message>
        <source>%1 %2 does not exist.</source>
        <translation>%1 %2 不存在。</translation>
    </message>
    <message>
        <source>It may have been deleted, or never created in this project.</source>
        <translation>它可能已被删除，或从未在这个项目里创建。</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>%1 %2 may not be read.</source>
        <translation>没有权限读取 %1 %2。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ui::OutlineModel</name>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n errors</source>
        <translation>
            <numerusform>%1，%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n fields</source>
        <translation>
            <numerusform>%1，%n 个字段</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PairTable</name>
    <message>
        <source>Remove %1</source>
        <translation>去掉 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
</context>
<context>
    <name>ui::Palette</name>
    <message>
        <source>Search resources, fields and commands</source>
        <translation>搜索资源、字段和命令</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>new tab</source>
        <translation>新标签页</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&gt; command   # kind   . field   @ project</source>
        <translation>&gt; 命令   # 类型   . 字段   @ 项目</translation>
    </message>
</context>
<context>
    <name>ui::PaletteModel</name>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>ui::PasteDialog</name>
    <message>
        <source>Save to a kubeconfig</source>
        <translation>保存到 kubeconfig</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Over http everybody on the way can read the token.</source>
        <translation>使用 http 时，途经的任何人都能读到令牌。</translation>
    </message>
    <message>
        <source>Whoever answers at this address gets the token, even somebody else than the server. Only for a try in a network of your own.</source>
        <translation>在此地址应答的任何一方都会拿到令牌，不一定是真正的服务器。只适合在自有网络中试用。</translation>
    </message>
    <message>
        <source>The token is written into the file, readable for its owner only.</source>
        <translation>令牌会写入文件，只有文件属主可读。</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends.</source>
        <translation>只保存在内存中，程序退出后不保留。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not from an authority that this machine knows. Choose the file of its authority.</source>
        <translation>%1 的证书不是本机认识的机构颁发的。选择其颁发机构的文件。</translation>
    </message>
    <message>
        <source>%1 does not accept this token. Check that it was pasted whole and is not expired.</source>
        <translation>%1 不接受此令牌。检查令牌是否完整、是否过期。</translation>
    </message>
    <message>
        <source>%1 answers, but is no Kubernetes API server. Check the address and the port.</source>
        <translation>%1 有应答，但不是 Kubernetes API 服务器。检查地址和端口。</translation>
    </message>
    <message>
        <source>There is a cluster of the name %1 already. Choose another name.</source>
        <translation>已有名为 %1 的集群。换一个名称。</translation>
    </message>
    <message>
        <source>Connect by address and token</source>
        <translation>用地址和令牌连接</translation>
    </message>
    <message>
        <source>For a server of which there is no kubeconfig.</source>
        <translation>用于没有 kubeconfig 的服务器。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Authority file</source>
        <translation>机构证书文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>显示令牌</translation>
    </message>
    <message>
        <source>Known to this machine</source>
        <translation>本机信任</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Do not check</source>
        <translation>不检查</translation>
    </message>
    <message>
        <source>How the server&apos;s certificate is checked</source>
        <translation>如何检查服务器证书</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the authority&apos;s file</source>
        <translation>选择机构证书文件</translation>
    </message>
    <message>
        <source>Choose the kubeconfig</source>
        <translation>选择 kubeconfig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ui::PickerFieldEditor</name>
    <message>
        <source>names cannot be listed with your rights</source>
        <translation>当前权限无法列出名称</translation>
    </message>
    <message>
        <source>not found in this project</source>
        <translation>项目里找不到</translation>
    </message>
    <message>
        <source>this pod has no volumes yet</source>
        <translation>此 Pod 还没有数据卷</translation>
    </message>
    <message>
        <source>no names to choose from: type one</source>
        <translation>没有可选的名称，直接填写</translation>
    </message>
    <message>
        <source>no such key there</source>
        <translation>其中没有这个键</translation>
    </message>
</context>
<context>
    <name>ui::PodTerminal</name>
    <message>
        <source>terminal text</source>
        <translation>终端文本</translation>
    </message>
    <message>
        <source>%1 · ended, exit %2</source>
        <translation>%1 · 已结束，退出码 %2</translation>
    </message>
    <message>
        <source>%1 · ended</source>
        <translation>%1 · 已结束</translation>
    </message>
    <message>
        <source>%1 · no connection</source>
        <translation>%1 · 连接已断开</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>The shell has ended.</source>
        <translation>终端会话已结束。</translation>
    </message>
    <message>
        <source>The server did not say with which exit code.</source>
        <translation>服务器没有给出退出码。</translation>
    </message>
    <message>
        <source>The shell has ended with exit code %1.</source>
        <translation>终端会话已结束，退出码 %1。</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>connected %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>复制全部</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Open the shell in another container of this pod</source>
        <translation>改在此 Pod 的另一个容器中打开终端</translation>
    </message>
    <message>
        <source>Terminal in %1</source>
        <translation>%1 的终端</translation>
    </message>
    <message>
        <source>The container does not start: %1.</source>
        <translation>容器没有启动：%1。</translation>
    </message>
    <message>
        <source>connected · Enter shows the prompt</source>
        <translation>已连接 · 按回车显示提示符</translation>
    </message>
</context>
<context>
    <name>ui::ProblemList</name>
    <message>
        <source>No problems.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ui::ProblemRow</name>
    <message>
        <source>confirmed by server</source>
        <translation>服务器已确认</translation>
    </message>
</context>
<context>
    <name>ui::ProjectMenu</name>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Find a project</source>
        <translation>查找项目</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>only</source>
        <comment>show only this project</comment>
        <translation>只看它</translation>
    </message>
    <message>
        <source>The list of projects is not known: this login may not list namespaces. Type a name.</source>
        <translation>项目列表未知：这个登录不能列出命名空间。直接输入名称。</translation>
    </message>
</context>
<context>
    <name>ui::ProjectWords</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>数据卷</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已丢失</translation>
    </message>
    <message>
        <source>Waiting to bind</source>
        <translation>等待绑定</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>已绑定</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n 块 GPU</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QuantityFieldEditor</name>
    <message>
        <source>cores</source>
        <translation>核</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>ui::QueueInspector</name>
    <message>
        <source>Queue details</source>
        <translation>队列详情</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建作业</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>排队顺序</translation>
    </message>
    <message>
        <source>Rules and use</source>
        <translation>规则与占用</translation>
    </message>
    <message>
        <source>may be pre-empted</source>
        <translation>可被抢占</translation>
    </message>
    <message>
        <source>is not pre-empted</source>
        <translation>不会被抢占</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>queue</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>queue</comment>
        <translation>开放</translation>
    </message>
    <message>
        <source>Queue · priority %1 · %2</source>
        <translation>Queue · 优先级 %1 · %2</translation>
    </message>
    <message>
        <source>%1 is number %2</source>
        <translation>%1 排第 %2</translation>
    </message>
    <message>
        <source>%1 is not in the order yet</source>
        <translation>%1 尚未进入排序</translation>
    </message>
    <message>
        <source>Open job</source>
        <translation>打开作业</translation>
    </message>
    <message>
        <source>only jobs of the chosen projects may be seen</source>
        <translation>只能看到所选项目的作业</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>无人排队</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1，无上限</translation>
    </message>
    <message>
        <source>GPUs in use: %1</source>
        <translation>GPU 占用：%1</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>higher priority first, then by time of submission</source>
        <translation>优先级高者先，同级按提交时间</translation>
    </message>
    <message>
        <source>Who may submit</source>
        <translation>谁可提交</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>最长运行</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, %1 in all</source>
        <translation>
            <numerusform>%n 个排队，共需 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QueueOrderRow</name>
    <message>
        <source>Place %1: %2, %3, waits for %4</source>
        <comment>in a queue</comment>
        <translation>第 %1 位：%2，%3，已等待 %4</translation>
    </message>
    <message>
        <source>of another project</source>
        <translation>其他项目的作业</translation>
    </message>
</context>
<context>
    <name>ui::QueuesPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>queues</comment>
        <translation>开放</translation>
    </message>
    <message>
        <source>With my jobs</source>
        <translation>有我的作业</translation>
    </message>
    <message>
        <source>With free GPUs</source>
        <translation>有空闲 GPU</translation>
    </message>
    <message>
        <source>no GPUs</source>
        <translation>不含 GPU</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1，无上限</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>queue</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>open</source>
        <comment>queue</comment>
        <translation>开放</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>New GPU jobs wait now: the project&apos;s quota is full. Jobs without GPUs can start.</source>
        <translation>现在提交 GPU 作业都要等待：项目配额已满。不用 GPU 的作业可以启动。</translation>
    </message>
    <message>
        <source>New GPU jobs wait now: every open queue is full or has others waiting.</source>
        <translation>现在提交 GPU 作业都要排队：开放的队列已满或有作业在等待。</translation>
    </message>
    <message>
        <source>A new GPU job can start at once in queue %1.</source>
        <translation>新的 GPU 作业可在队列 %1 立即启动。</translation>
    </message>
    <message numerus="yes">
        <source>A new job of up to %n GPU(s) can start at once in queue %1.</source>
        <translation>
            <numerusform>不超过 %n 块 GPU 的新作业可在队列 %1 立即启动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) are free in the project&apos;s quota.</source>
        <translation>
            <numerusform>项目配额还空闲 %n 块 GPU。</numerusform>
        </translation>
    </message>
    <message>
        <source>This cluster has no batch queues.</source>
        <translation>此集群没有批处理队列。</translation>
    </message>
    <message>
        <source>Jobs start as soon as nodes have room and the project&apos;s quota allows it.</source>
        <translation>只要节点有空闲且项目配额允许，作业就会启动。</translation>
    </message>
    <message>
        <source>queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Queues &amp; quota</source>
        <translation>队列与配额</translation>
    </message>
    <message numerus="yes">
        <source>%n queue(s), %1 open</source>
        <translation>
            <numerusform>%n 个队列，%1 个开放</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Pre-empt</source>
        <translation>可被抢占</translation>
    </message>
    <message>
        <source>GPUs used / quota</source>
        <translation>GPU 占用 / 配额</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>最长运行</translation>
    </message>
    <message>
        <source>Filter by name or label</source>
        <translation>按名称、标签筛选</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>ui::QuotaPane</name>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Used / limit</source>
        <translation>已用 / 上限</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>配额</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>占用者</translation>
    </message>
    <message>
        <source>No project has a quota.</source>
        <translation>没有项目设置了配额。</translation>
    </message>
    <message>
        <source>There is no quota in %1.</source>
        <translation>%1 没有设置配额。</translation>
    </message>
    <message>
        <source>Only the queues and the nodes limit what runs here.</source>
        <translation>这里只受队列和节点的限制。</translation>
    </message>
    <message>
        <source>quotas</source>
        <translation>配额</translation>
    </message>
    <message>
        <source>Quota of the projects</source>
        <translation>各项目的配额</translation>
    </message>
    <message>
        <source>Quota of %1</source>
        <translation>项目 %1 的配额</translation>
    </message>
    <message>
        <source>Jobs that hold %1</source>
        <translation>占用 %1 的作业</translation>
    </message>
    <message>
        <source>%1, and %2 by others</source>
        <translation>%1，其他占用 %2</translation>
    </message>
</context>
<context>
    <name>ui::RankPicker</name>
    <message>
        <source>Ranks: %1 of %2 shown</source>
        <translation>副本：显示 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>All of %1, or none</source>
        <translation>%1 全选或全不选</translation>
    </message>
    <message>
        <source>Click shows or hides it, Ctrl+click shows only it.</source>
        <translation>单击显示或隐藏，Ctrl+单击只显示它。</translation>
    </message>
</context>
<context>
    <name>ui::RecentModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>ui::ReplicaTiles</name>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Replicas of %1: %2</source>
        <translation>%1 的副本：%2</translation>
    </message>
</context>
<context>
    <name>ui::ReplicasModel</name>
    <message>
        <source>① failed first · %1</source>
        <translation>① 最先失败 · %1</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>① failed first</source>
        <translation>① 最先失败</translation>
    </message>
</context>
<context>
    <name>ui::ResourceBar</name>
    <message>
        <source>%1 shown of %2</source>
        <translation>显示 %2 中的 %1</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>label, with or without =value</source>
        <translation>标签，可带 =值</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>older than</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>younger than</source>
        <translation>晚于</translation>
    </message>
    <message>
        <source>Filter by name, ns:, label:, status:, node:, age&gt;1h</source>
        <translation>按名称、ns:、label:、status:、node:、age&gt;1h 筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
</context>
<context>
    <name>ui::ResourceGroups</name>
    <message>
        <source>Workloads</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>Training jobs</source>
        <translation>训练作业</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Config &amp; secrets</source>
        <translation>配置与密钥</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问控制</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义资源</translation>
    </message>
</context>
<context>
    <name>ui::ResourcePage</name>
    <message>
        <source>No right to list %1 in all projects.</source>
        <translation>没有列出所有项目的 %1 的权限。</translation>
    </message>
    <message>
        <source>in %1 projects</source>
        <translation>在 %1 个项目里</translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n 个名称</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Create from YAML…</source>
        <translation>用 YAML 新建…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in new tab</source>
        <translation>在新标签页打开</translation>
    </message>
    <message>
        <source>New %1…</source>
        <translation>新建 %1…</translation>
    </message>
    <message>
        <source>Shown are those of: %1.</source>
        <translation>显示的是以下项目中的：%1。</translation>
    </message>
    <message>
        <source>No right to list %1 in %2.</source>
        <translation>没有列出 %2 中的 %1 的权限。</translation>
    </message>
</context>
<context>
    <name>ui::ReviewDialog</name>
    <message>
        <source>Review and apply</source>
        <translation>检查并应用</translation>
    </message>
    <message>
        <source>what the server would store, from a dry run</source>
        <translation>试运行得出的服务器将保存的内容</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>合并显示</translation>
    </message>
    <message>
        <source>How the texts are compared</source>
        <translation>对照方式</translation>
    </message>
    <message>
        <source>Ask the server again</source>
        <translation>再次询问服务器</translation>
    </message>
    <message>
        <source>Your changes</source>
        <translation>本次更改</translation>
    </message>
    <message>
        <source>Filled in by the server</source>
        <translation>服务器补充</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Whole object</source>
        <translation>整个对象</translation>
    </message>
    <message>
        <source>Ignoring %1</source>
        <translation>已忽略 %1</translation>
    </message>
    <message>
        <source>Copy as kubectl</source>
        <translation>复制为 kubectl 命令</translation>
    </message>
    <message>
        <source>Save patch…</source>
        <translation>保存补丁…</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>返回编辑</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>%1 changed on the server after it was loaded.</source>
        <translation>%1 读取之后在服务器上有变化。</translation>
    </message>
    <message>
        <source>None of your changes touches what moved. Nothing is written yet.</source>
        <translation>本次更改与这些变化互不涉及。尚未写入。</translation>
    </message>
    <message>
        <source>The same fields were changed here and there. Nothing is written yet.</source>
        <translation>同样的字段在两边都改过。尚未写入。</translation>
    </message>
    <message>
        <source>filled in by the server</source>
        <translation>由服务器补充</translation>
    </message>
    <message>
        <source>was set by %1</source>
        <translation>原由 %1 设置</translation>
    </message>
    <message>
        <source>As you wrote it</source>
        <translation>输入的内容</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>服务器上现在的内容</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>After applying</source>
        <translation>应用之后</translation>
    </message>
    <message>
        <source>your edit and theirs</source>
        <translation>本次更改与对方的更改</translation>
    </message>
    <message>
        <source>your edit and defaults</source>
        <translation>本次更改与默认值</translation>
    </message>
    <message>
        <source>Whole object, lines</source>
        <extracomment>after the number of lines of a text</extracomment>
        <translation>整个对象，行数</translation>
    </message>
    <message>
        <source>Conflict: another manager owns the field</source>
        <translation>冲突：字段属于其他管理者</translation>
    </message>
    <message>
        <source>Set by %1 %2: %3. You want %4.</source>
        <translation>由 %1 于 %2设置：%3。这里要改为 %4。</translation>
    </message>
    <message>
        <source>Their value may be set again after you take it over.</source>
        <translation>接管之后，对方可能再次设置它的值。</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>Conflict: changed here and on the server</source>
        <translation>冲突：这里与服务器上都有更改</translation>
    </message>
    <message>
        <source>%1 changed it from %2 to %3. You want %4.</source>
        <translation>%1 将它由 %2 改为 %3。这里要改为 %4。</translation>
    </message>
    <message>
        <source>Moved on the server, untouched here</source>
        <translation>服务器上有变化，这里没有改动</translation>
    </message>
    <message>
        <source>%1: %2 → %3, by %4</source>
        <translation>%1：%2 → %3，由 %4 更改</translation>
    </message>
    <message>
        <source>Warnings from the server</source>
        <translation>服务器的警告</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n fields</source>
        <translation>
            <numerusform>合并 %n 个字段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>应用 %n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Each conflict needs a choice.</source>
        <translation>每处冲突都需要选择。</translation>
    </message>
    <message>
        <source>Field manager: %1</source>
        <translation>字段管理者：%1</translation>
    </message>
    <message>
        <source>nothing would change</source>
        <translation>不会有变化</translation>
    </message>
    <message numerus="yes">
        <source>%n fields taken over</source>
        <translation>
            <numerusform>接管 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Save patch</source>
        <translation>保存补丁</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>As it was loaded</source>
        <translation>读取时</translation>
    </message>
    <message>
        <source>Theirs: on the server now</source>
        <translation>对方的：服务器上现在</translation>
    </message>
    <message>
        <source>Yours: after merging</source>
        <translation>我的：合并后</translation>
    </message>
</context>
<context>
    <name>ui::SearchButton</name>
    <message>
        <source>Search resources, fields or commands</source>
        <translation>搜索资源、字段或命令</translation>
    </message>
</context>
<context>
    <name>ui::SectionHead</name>
    <message numerus="yes">
        <source>%1, %n errors</source>
        <translation>
            <numerusform>%1，%n 个错误</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SegmentsFieldEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>written as %1</source>
        <translation>原文写作 %1</translation>
    </message>
</context>
<context>
    <name>ui::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>the selection</comment>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>ui::SettingRow</name>
    <message>
        <source>Default for %1</source>
        <translation>%1 的默认值</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changes are kept at once</source>
        <translation>更改立即保存</translation>
    </message>
    <message numerus="yes">
        <source>%n settings differ from the default</source>
        <translation>
            <numerusform>%n 项设置与默认不同</numerusform>
        </translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Interface text</source>
        <translation>界面文字</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Fixed-width text</source>
        <translation>等宽文字</translation>
    </message>
    <message>
        <source>pixels: YAML, logs, terminal</source>
        <translation>像素：YAML、日志、终端</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Table rows</source>
        <translation>表格行</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Restore tabs, filters and columns</source>
        <translation>恢复上次的标签页、筛选和列</translation>
    </message>
    <message>
        <source>On opening</source>
        <translation>打开程序时</translation>
    </message>
    <message>
        <source>Open the last cluster without asking</source>
        <translation>直接打开上次的集群</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Only read %1: hide everything that writes</source>
        <translation>%1 只读：隐藏所有写操作</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或快捷键</translation>
    </message>
    <message>
        <source>Key for “%1”</source>
        <translation>“%1”的快捷键</translation>
    </message>
    <message>
        <source>Press the keys together. Backspace leaves the action without a key.</source>
        <translation>同时按下这些键。按退格键则该操作没有快捷键。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用这个快捷键</translation>
    </message>
    <message>
        <source>Open settings file</source>
        <translation>打开设置文件</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Say in each row what the field is</source>
        <translation>每行显示字段说明</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>ui::Shell</name>
    <message>
        <source>The sandbox did not start</source>
        <translation>沙箱没有启动</translation>
    </message>
    <message>
        <source>Starting the sandbox</source>
        <translation>正在启动沙箱</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 无法打开</translation>
    </message>
    <message>
        <source>The API group %1 does not answer: %2</source>
        <translation>API 组 %1 没有响应：%2</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutModel</name>
    <message>
        <source>same as “%1”</source>
        <translation>与“%1”相同</translation>
    </message>
    <message>
        <source>changed, was without a key</source>
        <translation>已修改，原来没有快捷键</translation>
    </message>
    <message>
        <source>changed, was %1</source>
        <translation>已修改，原来是 %1</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>到处</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>适用于</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Add a kubeconfig file</source>
        <translation>添加 kubeconfig 文件</translation>
    </message>
    <message>
        <source>Open %1 / %2</source>
        <comment>cluster / project</comment>
        <translation>打开 %1 / %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 无法使用</translation>
    </message>
    <message>
        <source>Sampan</source>
        <comment>the program&apos;s name</comment>
        <translation>舢板</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>No cluster?</source>
        <translation>没有集群？</translation>
    </message>
    <message>
        <source>The sandbox is an API server inside this program, with example jobs and data. It needs no network.</source>
        <translation>沙箱是程序自带的 API 服务器，有示例作业和数据，不联网也能用。</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙箱</translation>
    </message>
    <message>
        <source>Sampan only reads the files listed here and uploads nothing. It connects to a cluster when you open or check it.</source>
        <translation>舢板只读取这里列出的文件，不上传任何内容；打开或检查某个集群时才会连接它。</translation>
    </message>
    <message>
        <source>Choose a cluster</source>
        <translation>选择集群</translation>
    </message>
    <message numerus="yes">
        <source>%n clusters. The list follows the kubeconfig files when they change.</source>
        <translation>
            <numerusform>%n 个集群。kubeconfig 文件改变时列表自动更新。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add kubeconfig…</source>
        <translation>添加 kubeconfig…</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>检查全部</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Last used: %1</source>
        <translation>上次使用：%1</translation>
    </message>
    <message>
        <source>Open it when the program starts</source>
        <translation>启动时直接打开</translation>
    </message>
    <message>
        <source>Paste address and token…</source>
        <translation>粘贴地址与令牌…</translation>
    </message>
    <message>
        <source>Take the two-minute tour</source>
        <translation>看 2 分钟导览</translation>
    </message>
    <message>
        <source>No cluster is known yet</source>
        <translation>还没有集群</translation>
    </message>
    <message>
        <source>Add the file that you were given, paste a server&apos;s address, or try everything in the sandbox first.</source>
        <translation>可以添加拿到的文件、粘贴服务器地址，或先在沙箱里试用全部功能。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ui::StateWords</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>ui::StatusBar</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>追赶中</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Login expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>本机记录</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Background %1</source>
        <translation>后台任务 %1</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>问题 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n background tasks</source>
        <translation>
            <numerusform>%n 个后台任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Background 1: %1, %2 of %3</source>
        <translation>后台任务 1：%1，%3 中的 %2</translation>
    </message>
    <message>
        <source>Background 1: %1</source>
        <translation>后台任务 1：%1</translation>
    </message>
    <message>
        <source>Nothing is wrong now</source>
        <translation>现在一切正常</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>work: amount</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Project GPU</source>
        <translation>项目 GPU</translation>
    </message>
    <message>
        <source>%1 in use by this project, of what its quota allows</source>
        <translation>本项目配额中已占用的 %1</translation>
    </message>
</context>
<context>
    <name>ui::StoragePage</name>
    <message>
        <source>shim</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To act on</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>数据卷</translation>
    </message>
    <message>
        <source>Shims</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Not mounted</source>
        <translation>未挂载</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <comment>a job, for a volume</comment>
        <translation>%1 等待</translation>
    </message>
    <message>
        <source>There are no volumes.</source>
        <translation>没有数据卷。</translation>
    </message>
    <message>
        <source>There are no volumes in %1.</source>
        <translation>%1 中没有数据卷。</translation>
    </message>
    <message>
        <source>Data that a job should keep needs a volume.</source>
        <translation>作业要保留的数据需要数据卷。</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>数据卷</translation>
    </message>
    <message>
        <source>Data &amp; storage</source>
        <translation>数据与存储</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n 个数据卷</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shim(s)</source>
        <translation>
            <numerusform>%n 个适配器</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Mounted by</source>
        <translation>挂载于</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>存储类</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>Filter by name, class, job</source>
        <translation>按名称、类、作业筛选</translation>
    </message>
    <message>
        <source>New volume…</source>
        <translation>新建数据卷…</translation>
    </message>
</context>
<context>
    <name>ui::TabStrip</name>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>tab, state</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <comment>tab</comment>
        <translation>%1，未保存</translation>
    </message>
</context>
<context>
    <name>ui::TerminalView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Keys go to the program in the container. F6 leaves.</source>
        <translation>按键会送给容器中的程序。按 F6 离开。</translation>
    </message>
</context>
<context>
    <name>ui::TextSession</name>
    <message>
        <source>by the form</source>
        <translation>由表单修改</translation>
    </message>
    <message>
        <source>by the form: %1 → %2</source>
        <translation>由表单修改：%1 → %2</translation>
    </message>
</context>
<context>
    <name>ui::TileLegend</name>
    <message>
        <source>%1 %2</source>
        <comment>state, count</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ui::TilePainter</name>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>failed first</source>
        <translation>最先失败</translation>
    </message>
    <message>
        <source>stopped by another&apos;s failure</source>
        <translation>因别的副本失败而停止</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已清理</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>count, state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ui::Timeline</name>
    <message>
        <source>%1: %2</source>
        <comment>step: time</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Progress: %1</source>
        <translation>进展：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::TokenFilterEdit</name>
    <message>
        <source>Filter suggestions</source>
        <translation>筛选建议</translation>
    </message>
</context>
<context>
    <name>ui::TransfersPane</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>始于</translation>
    </message>
    <message>
        <source>Transfers of data sets</source>
        <translation>数据集传输</translation>
    </message>
    <message>
        <source>New transfer…</source>
        <translation>新建传输…</translation>
    </message>
</context>
<context>
    <name>ui::TrustCard</name>
    <message>
        <source>%1 wants to run this program to obtain its login</source>
        <translation>%1 要运行这个程序来取得登录凭据</translation>
    </message>
    <message>
        <source>It is named in %1 and would run as you. Allow it only if you know it; when file or program change, you are asked again.</source>
        <translation>它由 %1 指定，会以当前用户的身份运行。只在认得它时才允许；文件或程序变化后会再次询问。</translation>
    </message>
    <message>
        <source>%1 does not check who the server is</source>
        <translation>%1 不核实服务器的身份</translation>
    </message>
    <message>
        <source>Anyone on the way can read what is exchanged, and the login would be sent as well. %1 asks for it.</source>
        <translation>途中任何人都能读到往来内容，登录凭据也会发出。这是 %1 要求的。</translation>
    </message>
    <message>
        <source>Anyone on the way can read and change what is exchanged. %1 asks for it.</source>
        <translation>途中任何人都能读到并修改往来内容。这是 %1 要求的。</translation>
    </message>
    <message>
        <source>%1 wants to read files outside its own folder</source>
        <translation>%1 要读取自己文件夹以外的文件</translation>
    </message>
    <message>
        <source>They are named in %1. Allow it only if you know where that file comes from.</source>
        <translation>它们由 %1 指定。只在知道这个文件的来历时才允许。</translation>
    </message>
    <message>
        <source>%1, owner %2</source>
        <translation>%1，属主 %2</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Allow and connect</source>
        <translation>允许并连接</translation>
    </message>
    <message>
        <source>Only this time</source>
        <translation>仅这一次</translation>
    </message>
    <message>
        <source>Do not allow</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>查看 %1</translation>
    </message>
</context>
<context>
    <name>ui::UnionFieldEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>the others are remembered</source>
        <translation>其余的会记住</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>选择一个</translation>
    </message>
</context>
<context>
    <name>ui::UseBar</name>
    <message>
        <source>%1, %2 percent</source>
        <translation>%1，百分之 %2</translation>
    </message>
</context>
<context>
    <name>ui::VolumesFieldEditor</name>
    <message>
        <source>not found in this project</source>
        <translation>项目里找不到</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>folder, such as /data</source>
        <translation>文件夹，如 /data</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>names cannot be listed with your rights</source>
        <translation>当前权限无法列出名称</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>临时目录</translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>数据卷 %1</translation>
    </message>
    <message>
        <source>folder of %1 in %2</source>
        <translation>%1 在 %2 中的目录</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove volume %1</source>
        <translation>移除数据卷 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more folders</source>
        <translation>
            <numerusform>另有 %n 个目录</numerusform>
        </translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>数据卷声明</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Config map</source>
        <translation>ConfigMap</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>临时目录</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>kind of volume</source>
        <translation>卷的种类</translation>
    </message>
</context>
<context>
    <name>ui::WatchWords</name>
    <message>
        <source>Loading %1 of about %2</source>
        <translation>正在加载，约 %2 中的 %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>Catching up %1</source>
        <translation>追赶中 %1</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>%1 起离线</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>不提供</translation>
    </message>
    <message>
        <source>Listed from time to time</source>
        <translation>不时列出</translation>
    </message>
    <message>
        <source>None of the %1 match the filter.</source>
        <translation>%1 中没有符合筛选的。</translation>
    </message>
    <message>
        <source>There are some; the filter hides all of them.</source>
        <translation>对象是有的，都被筛选隐藏了。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>There are no %1.</source>
        <translation>没有 %1。</translation>
    </message>
    <message>
        <source>There are no %1 in %2.</source>
        <translation>%2 里没有 %1。</translation>
    </message>
    <message>
        <source>The list is complete and live: new ones appear here at once.</source>
        <translation>列表完整且实时：新的对象会立即出现。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>No right to list %1 in all projects.</source>
        <translation>没有列出所有项目的 %1 的权限。</translation>
    </message>
    <message>
        <source>No right to list %1 in %2.</source>
        <translation>没有列出 %2 里 %1 的权限。</translation>
    </message>
    <message>
        <source>The login has expired.</source>
        <translation>登录已过期。</translation>
    </message>
    <message>
        <source>The server no longer serves %1.</source>
        <translation>服务器不再提供 %1。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>连不上服务器。</translation>
    </message>
    <message>
        <source>The server could not list %1.</source>
        <translation>服务器无法列出 %1。</translation>
    </message>
    <message>
        <source>Create one…</source>
        <translation>新建…</translation>
    </message>
</context>
<context>
    <name>ui::YamlEditor</name>
    <message>
        <source>YAML text</source>
        <translation>YAML 文本</translation>
    </message>
    <message>
        <source>Nothing to correct on this line</source>
        <translation>这一行没有要改正的</translation>
    </message>
    <message>
        <source>Comment or uncomment lines</source>
        <translation>注释或取消注释</translation>
    </message>
    <message>
        <source>Corrections…</source>
        <translation>改正…</translation>
    </message>
    <message numerus="yes">
        <source>… %n lines</source>
        <translation>
            <numerusform>… %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::YamlPane</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Path of the caret</source>
        <translation>光标所在路径</translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Line (1 to %1)</source>
        <translation>行（1 到 %1）</translation>
    </message>
</context>
<context>
    <name>ui::YamlView</name>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
</context>
</TS>
