"""How the golden pages were set; their PDFs are kept, so that they stay what they are."""

from __future__ import annotations

from builders import HEI, Sheet, words


def front() -> Sheet:
    """A front page: masthead, a lead story with its photograph, two more, an advertisement."""
    sheet = Sheet(600, 800)
    sheet.text(40, 62, "杏江日报", 44, HEI)
    sheet.text(300, 40, "2026年3月15日 星期日 总第1234期", 9).text(300, 56, "今日4版 第01版", 9)
    sheet.rule(40, 74, 560, 74, 1.5)
    sheet.text(40, 104, "聚焦河边", 14, HEI).text(40, 140, "河边的新步道今天开放", 32, HEI)
    sheet.text(40, 164, "——三公里步道串起五座公园", 14)
    sheet.text(40, 184, "本报记者　王小明　通讯员　李红", 10, HEI)
    rest = sheet.column(
        40, 200, 17, [words(0, 130), words(3, 150), words(1, 120), words(6, 90)], rows=18
    )
    sheet.photo(230, 200, 360 - 190, 110).text(230, 322, "■河边的新步道。王小明摄", 8, HEI)
    rest = sheet.column(230, 335, 17, rest, rows=9)
    sheet.text(320, 485, "（下转第2版）", 10)
    sheet.rule(410, 90, 410, 560)
    sheet.upright(430, 100, "旧书市集开张", 26)
    sheet.column(475, 100, 8, ["本报讯（记者 宋花）" + words(1, 90), words(2, 110)])
    sheet.rule(40, 505, 400, 505)
    sheet.text(40, 535, "图书馆添了书架", 20, HEI)
    rest = sheet.column(40, 550, 17, [words(4, 130), words(5, 100)], rows=8)
    sheet.column(230, 550, 17, rest)
    sheet.box(40, 690, 520, 80)
    sheet.text(60, 725, "杏江家具城盛大开业", 22, HEI)
    sheet.text(60, 752, "热线 0532-12345678　地址：河西路1号", 10)
    return sheet


def inside() -> Sheet:
    """The second page: the lead story's end, a boxed story, radicals, editors."""
    sheet = Sheet(600, 800)
    sheet.text(40, 40, "2026年3月15日 星期日", 9).text(260, 40, "要闻", 24, HEI)
    sheet.text(380, 40, "责编 宋花 美编 李红", 9).text(520, 40, "第02版", 9).rule(40, 50, 560, 50)
    sheet.text(40, 84, "新步道今天开放", 22, HEI).text(40, 104, "（上接第1版）", 10)
    rest = sheet.column(40, 115, 17, [words(2, 160), words(7, 150)], rows=11)
    sheet.column(230, 115, 17, rest)
    sheet.box(420, 64, 150, 330, fill=0.93)
    sheet.box(430, 74, 70, 20).text(436, 89, "民生一线", 12, HEI)
    sheet.text(430, 124, "东⽅路口", 22, HEI).text(430, 150, "装了红绿灯", 22, HEI)
    sheet.column(430, 165, 13, [words(3, 80), words(5, 60)])
    sheet.text(500, 350, "（李红）", 10)
    sheet.text(40, 420, "关于河西路停水的公告", 20, HEI)
    sheet.column(40, 440, 36, [words(6, 150), words(0, 110)])
    return sheet


def turned_page() -> Sheet:
    """A page that lies on its side: a story with a crosshead under a headline of two lines."""
    sheet = Sheet(420, 600)
    sheet.text(40, 70, "街角的旧书店", 26, HEI).text(40, 104, "又亮起了灯", 26, HEI)
    sheet.text(40, 124, "□杏江日报记者　李红　文/图", 10, HEI)
    sheet.column(40, 140, 17, [words(4, 120)])
    sheet.text(40, 140 + 15 * 8 + 22, "灯下读书的人", 11, HEI)
    rest = sheet.column(40, 140 + 15 * 10, 17, [words(1, 140), words(6, 170)], rows=14)
    sheet.column(230, 140, 17, rest)
    return sheet
