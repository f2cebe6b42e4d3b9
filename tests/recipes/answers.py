"""What every engine must answer."""

from __future__ import annotations

from datetime import date

MARCH, APRIL = date(2026, 3, 15), date(2026, 4, 2)

ANSWERS = {
    "Articles on a topic, by month": [("2026-03", 1), ("2026-04", 3)],
    "Articles that name a place": [(MARCH, "兰湾新桥通车"), (APRIL, "码头扩建")],
    # 河西菜场翻新 says it in its body, which its newspaper's rights keep back.
    "Articles with a word": [
        (MARCH, "兰湾新桥通车"),
        (APRIL, "河西大桥通车"),
        (APRIL, "码头扩建"),
        (APRIL, "轻轨二号线通车"),
    ],
    "Dates without a whole issue": [
        (date(2026, 3, 16), "missing", "due, and not here"),
        (date(2026, 3, 18), "broken", "no page is a PDF that opens"),
    ],
    "The text of one article": [("兰湾新桥通车", "兰湾新桥昨日通车，总投资2.6亿元。")],
    "The words that decided its topics": [
        ("economy", "body", "总投资"),
        ("transport", "body", "通车"),
        ("transport", "headline", "通车"),
    ],
    "What changed since a release": [
        ("ADD", "hexi-2026-04-02-a-i0001"),
        ("ADD", "hexi-2026-04-02-a-i0002"),
        ("ADD", "lanwan-2026-04-02-a-i0001"),
        ("ADD", "lanwan-2026-04-02-a-i0002"),
        ("DEL", "lanwan-2026-03-15-a-i0003"),
        ("MOD", "lanwan-2026-03-15-a-i0001"),
    ],
    "Articles that name more than 1 亿元": [
        (MARCH, "兰湾新桥通车", "2.6亿元"),
        (APRIL, "河西大桥通车", "5亿元"),
    ],
    "Exports": [(MARCH, "兰湾新桥通车"), (MARCH, "渡口书屋开门")],
}
