"""A page of notices: framed boxes of official words with their signatures, and advertisements."""

from __future__ import annotations

from bylines import Credit
from desk import POINT, chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head
from shapes import Shape
from sheet import Cell, Sheet
from tales import Part, Tale

SHEET = Sheet(285, 400, 13, 4, 5.0)
TOP, FOOT = 34.0, 388.0
Form = tuple[str, str, tuple[str, ...]]
OFFICES = (
    "澜川市自然资源局",
    "澜川市公共资源交易中心",
    "临汀区人民政府办公室",
    "云崖供水有限公司",
    "澜川市交通运输局",
    "墨塘镇人民政府",
)
LEAST_ADVERTISEMENT = 24.0  # mm of height
FORMS: tuple[Form, ...] = (
    (
        "国有建设用地使用权公开出让公告",
        "经市人民政府批准，{org}决定以拍卖方式出让位于{place}的{d}宗国有建设用地使用权，现将有关事项公告如下：",
        (
            "一、地块基本情况：该宗地位于{road}以东、{river}以北，面积{n2}亩，容积率不大于{d}.{n}，出让年限{n}年。",
            "二、竞买人资格：中华人民共和国境内外的法人、自然人和其他组织均可申请参加，法律另有规定的除外。",
            "三、报名时间：自{month}月{day}日起至当月{day}日十六时止，逾期不予受理。",
            "四、竞买保证金为{money}，须于报名截止前到达指定账户，以到账时间为准。",
            "五、其他需要公告的事项，详见出让文件。",
        ),
    ),
    (
        "停水通知",
        "因{road}供水主管改造施工，需对部分区域暂停供水，现将有关事项通知如下：",
        (
            "停水时间：{month}月{day}日二十二时至次日六时，遇雨顺延。",
            "停水范围：{street}、{village}及沿线各单位，共计{n}个小区{big}户。",
            "请受影响的用户提前储水，并关好水龙头，以免来水时造成损失。恢复供水后如水色发黄，放水数分钟即可。",
        ),
    ),
    (
        "招聘启事",
        "为充实基层力量，{org}面向社会公开招聘编外工作人员{n}名，有关事项如下：",
        (
            "年龄十八周岁以上、三十五周岁以下，大专及以上学历，身体健康，无违法犯罪记录。",
            "报名者请携带身份证、学历证书原件及复印件，于{month}月{day}日前到{street}{n}号现场登记。",
            "经笔试、面试、体检和公示后择优录用，试用期{d}个月，待遇面议。",
        ),
    ),
    (
        "遗失声明",
        "下列证件不慎遗失，现声明作废：",
        (
            "{person}遗失道路运输从业资格证，编号{n2}{n}00{n2}{n}，声明作废。",
            "{firm}遗失公章一枚，编号{n2}{n}0{n}{n2}，声明作废。",
            "{person}遗失购房收据一张，金额{money}，票号{n}{n2}{n}，声明作废。",
            "{village}村民委员会遗失开户许可证正本，声明作废。",
        ),
    ),
    (
        "环境影响评价公众参与公示",
        "{firm}拟在{place}建设年产{big}吨新材料项目，根据有关规定，现公示征求公众意见：",
        (
            "项目概况：总投资{money}，用地{n2}亩，主要建设厂房{d}栋及配套环保设施。",
            "征求意见的范围为项目周边{d}公里内的居民和单位，公众可通过信函、来访等方式提出意见。",
            "公示时间为十个工作日，自本公示刊登之日起计算。",
        ),
    ),
    (
        "征集意见通告",
        "为进一步优化公交线网，{org}拟对{n}条线路作出调整，现面向社会征集意见：",
        (
            "拟将{n}路起点由{street}延伸至{village}，首末班时间不变，发车间隔缩短为{d}分钟。",
            "拟撤销与其他线路重复较多的{n2}路，由{n}路接驳，票价仍为二元。",
            "市民可于{month}月{day}日前来信或来访反映，逾期视为无意见。",
        ),
    ),
)


def page(seed: str) -> Page:
    """A page of boxes."""
    made = Page(seed, SHEET, Look())
    rng = made.rng
    made.look = Look(
        text=rng.choice(("AR PL UMing CN", "AR PL SungtiL GB")),
        title="WenQuanYi Zen Hei",
        size=rng.choice((8.8, 9.4)),
        leading=1.5,
    )
    _folio(made)
    first = 0
    for span in rng.choice(((2, 2), (1, 1, 2), (2, 1, 1), (1, 2, 1), (1, 1, 1, 1))):
        _strip(made, first, first + span)
        first += span
    return made


def _strip(made: Page, first: int, last: int) -> None:
    """Notices under one another, each as high as its text, down to the foot of the page."""
    rng = made.rng
    forms = [form for _ in range(3) for form in rng.sample(FORMS, len(FORMS))]
    top = TOP
    while forms:
        parts, signed = _words(made, forms[-1])
        columns = 1 if last - first == 1 else rng.choice((1, 2))
        high = _height(made, last - first, columns, [part.text for part in parts], signed)
        if top + high > FOOT:
            break
        cell = Cell(first, last, top, top + high)
        _notice(made, cell, title=forms.pop()[0], parts=parts, signed=signed, columns=columns)
        top += high + 4
    if FOOT - top > LEAST_ADVERTISEMENT:
        _advertisement(made, Cell(first, last, top, FOOT))


def _height(
    made: Page, span: int, columns: int, texts: list[str], signed: tuple[str, ...]
) -> float:
    """Millimetres that a notice takes, a line to spare."""
    size = made.look.size * POINT
    measure = (SHEET.measure(span) - 7 - (columns - 1) * SHEET.gutter) / columns
    lines = sum(-(-(len(one) + 2) // int(measure / size - 0.3)) for one in texts) + len(signed)
    return 19 + (-(-lines // columns) + 1.5 + 0.5 * columns) * size * made.look.leading


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(4, 17)
    by = editors(made, 1)
    section = rng.choice(("公告", "信息", "公告·专版"))
    facts(made, day, number, section, by)
    line = "font-size:9pt;line-height:1.6"
    made.put(
        text(f"{number}　{section}　澜川日报　{chinese(day)}　{weekday(day)}", line),
        x=13,
        y=18,
        w=160,
    )
    made.put(text(staff_line(by, "：", "　"), line + ";text-align:right"), x=180, y=18, w=92)
    made.rule(x=13, y=26, w=259, weight=0.5)


def _words(made: Page, form: Form) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """A notice's paragraphs, and the office and the date under them."""
    write = made.writer.fill
    _, opening, items = form
    kept = items[: made.rng.randrange(2, len(items) + 1)] if "一、" not in items[0] else items
    parts = (Part("paragraph", write(opening)), *(Part("paragraph", write(item)) for item in kept))
    return parts, (made.rng.choice(OFFICES), chinese(day_of(made)))


def _notice(
    made: Page,
    cell: Cell,
    *,
    title: str,
    parts: tuple[Part, ...],
    signed: tuple[str, ...],
    columns: int,
) -> None:
    tale = Tale("公告", "", "", title, "", parts, ())
    article = tell(
        made,
        cell,
        Shape(columns, (0, columns)),
        Head((12, 20), has_kicker=False, has_sub=False),
        Box(made.rng.choice(("framed", "double", "framed", "tinted"))),
        tale=tale,
        made_by=Credit(),
    )
    article.is_exact = True
    article.signed = signed


def _advertisement(made: Page, cell: Cell) -> None:
    rng = made.rng
    write = made.writer.fill
    phone = f"0599-{rng.randrange(2000000, 9000000)}"
    words = (
        rng.choice(("盛大开业", "招商加盟", "名师课堂", "柚园春季团购")),
        write("{firm}"),
        f"咨询电话：{phone}",
        write("地址：{street}{n}号"),
    )
    sizes = (30, 18, 14, 11)
    lines = "".join(
        text(line, f"font:700 {size}pt/1.9 'WenQuanYi Zen Hei'")
        for line, size in zip(words, sizes, strict=True)
    )
    made.put(
        f'<div class="offer">{lines}</div>',
        x=SHEET.left(cell.first),
        y=cell.top,
        w=SHEET.measure(cell.span),
        h=cell.height,
    )
    made.advertisements.append("".join(words))
