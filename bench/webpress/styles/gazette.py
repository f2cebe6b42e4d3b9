"""A government gazette, A4, with typst: documents numbered, signed and dated."""

from __future__ import annotations

from bylines import Credit
from desk import chinese, day_of
from running import Item, Sheaf
from tales import Part, Tale
from with_typst import Setting, quoted, typeset

NAME = "澜川市人民政府公报"
TITLES = (
    "关于进一步做好冬季供水保障工作的通知",
    "关于公布第三批便民服务点名单的通知",
    "关于规范农村集体资产交易的实施意见",
    "关于开展校园周边环境整治的通知",
    "关于支持返乡青年创业的若干措施",
)
OPENINGS = ("各镇人民政府、街道办事处，市直有关单位：", "各县（区）人民政府，{org}：")
ORDERS = (
    "加强组织领导。各单位要明确分管负责人，于{month}月{day}日前把方案报{org}备案。",
    "落实经费保障。市财政安排{money}专项资金，按{d}比{d}的比例分级负担，不得挪作他用。",
    "强化检查通报。{org}每季度抽查{n}个点位，对排名末位的单位予以约谈。",
    "做好宣传引导。利用村口广播、公示栏等方式，把政策讲到每一户，防止误读误传。",
    "建立工作台账。{n2}项任务逐项编号，完成一项销号一项，台账保存不少于{d}年。",
    "压实属地责任。{place}、{place}等重点区域实行领导包片，每月至少到现场{d}次。",
    "畅通反映渠道。公布投诉信箱，收到的意见在{n}个工作日内答复，答复率列入考核。",
    "严肃工作纪律。对弄虚作假、搞形式主义的，依照有关规定追究责任。",
    "注重协同配合。{org}牵头，{org}、{org}按职责分工落实，遇有重大情况及时报告。",
    "总结推广经验。{month}月底前各单位报送典型做法{d}个，由{org}汇编成册。",
)
NUMBERS = "一二三四五六七八九十"


def page(seed: str) -> tuple[dict[str, object], bytes]:
    """A page of documents."""
    sheaf = Sheaf(seed)
    rng = sheaf.rng
    setting = Setting(
        columns=rng.choice((1, 2, 2)),
        size=rng.choice((10.0, 10.5, 11.0)),
        leading=rng.choice((0.7, 0.85)),
        title_size=rng.choice((15, 17)),
        spacing=0.85,
        text=rng.choice(("Noto Serif CJK SC", "AR PL UMing CN")),
        margin=rng.choice((18, 22)),
    )
    titles = rng.sample(TITLES, len(TITLES))
    count = 2 if setting.columns == 1 else rng.choice((2, 3))
    orders = rng.sample(ORDERS, len(ORDERS))
    day = day_of(sheaf)
    number = rng.randrange(3, 40)
    for n in range(count):
        items = [orders.pop() for _ in range(10 // count)]
        sheaf.items.append(_document(sheaf, titles[n], items))
    sheaf.facts = {
        "date": day.isoformat(),
        "number": number,
        "section": "市政府文件",
        "editors": [],
    }
    dated = f"{chinese(day)}　第{number}版"
    masthead = f"""
#set par(first-line-indent: 0pt)
#grid(columns: (1fr, 1fr), align: (left, right), [{quoted(NAME)}], [{quoted(dated)}]) #v(-2mm)
#line(length: 100%, stroke: 1pt)
"""
    return sheaf.gold(), typeset(sheaf, setting, masthead)


def _document(sheaf: Sheaf, title: str, orders: list[str]) -> Item:
    write, rng = sheaf.writer.fill, sheaf.rng
    parts = [Part("paragraph", write(rng.choice(OPENINGS)))]
    parts.append(
        Part(
            "paragraph",
            sheaf.writer.one_of(sheaf.writer.topic().leads) + "为巩固成果，现就有关事项通知如下：",
        )
    )
    form = rng.choice(("{n}、{head}", "{n}、{head}", "（{n}）{whole}"))
    for n, order in enumerate(orders):
        whole = write(order)
        head, _, rest = whole.partition("。")
        if "{whole}" in form:
            parts.append(Part("paragraph", form.format(n=NUMBERS[n], whole=whole)))
        else:
            parts.append(Part("crosshead", form.format(n=NUMBERS[n], head=head)))
            parts.append(Part("paragraph", rest))
    tale = Tale("公报", "", "", title, "", tuple(parts), ())
    office = rng.choice(("澜川市人民政府办公室", "澜川市人民政府"))
    return Item(tale, Credit(), (office, chinese(day_of(sheaf))))
