-- All that the page of one article shows, a fact a row: kind, place, name, text, note, link, box.
WITH a AS (SELECT * FROM articles WHERE article_id = :article_id),
told AS (
  SELECT 'fact' AS kind, 0 AS place, fact.key AS name, fact.value AS text,
    NULL AS note, NULL AS link, NULL AS x, NULL AS y, NULL AS right, NULL AS bottom
  FROM a JOIN papers p ON p.code = a.paper, json_each(json_object(
    'article_id', a.article_id, 'newspaper', p.name, 'published_date', a.published_date,
    'section', a.section, 'standing_head', a.standing_head, 'kicker', a.kicker,
    'headline', a.headline, 'subheadline', a.subheadline, 'summary', a.summary,
    'byline', a.byline, 'body', a.body, 'crossheads', a.crossheads, 'item_type', a.item_type,
    'char_count', a.char_count, 'revision', a.revision, 'text_quality', a.text_quality,
    'source_url', a.source_url, 'rights', a.rights, 'bodies_published', p.bodies_published
  )) fact
  UNION ALL
  SELECT 'topic', at.rank, coalesce(t.name_zh, at.topic), at.topic, at.share, t.name_en,
    NULL, NULL, NULL, NULL
  FROM article_topics at LEFT JOIN topics t ON t.code = at.topic
  WHERE at.article_id = :article_id
  UNION ALL
  SELECT 'evidence', e.rank, e.field, e.words, count(*), NULL, NULL, NULL, NULL, NULL
  FROM topic_evidence e WHERE e.article_id = :article_id GROUP BY e.rank, e.field, e.words
  UNION ALL
  SELECT 'caption', c.position, c.credit, c.text, NULL, NULL, NULL, NULL, NULL, NULL
  FROM article_captions c WHERE c.article_id = :article_id
  UNION ALL
  SELECT 'name', min(n.start), n.type, coalesce(n.value, n.words), count(*),
    max(CASE WHEN n.value IS NULL THEN 'words' ELSE 'value' END), NULL, NULL, NULL, NULL
  FROM article_entities n
  WHERE n.article_id = :article_id AND n.type IN ('person', 'place', 'organisation', 'policy')
  GROUP BY n.type, coalesce(n.value, n.words)
  UNION ALL
  SELECT 'page', number.key, coalesce(p.label, p.page_number), number.value, NULL, p.source_url,
    NULL, NULL, max(b.right), max(b.bottom)
  FROM a, json_each(a.page_ids) number
  LEFT JOIN pages p ON p.page_id = number.value
  LEFT JOIN article_pages b ON b.page_id = number.value
  GROUP BY number.key
  UNION ALL
  SELECT 'revision', r.revision, r.op, r.reason, r.release, r.revised_at, NULL, NULL, NULL, NULL
  FROM article_revisions r WHERE r.article_id = :article_id
  UNION ALL
  SELECT 'box', b.article_id = :article_id, b.page_id, b.article_id, NULL, NULL,
    min(b.left), min(b.top), max(b.right), max(b.bottom)
  FROM a, json_each(a.page_ids) number JOIN article_pages b ON b.page_id = number.value
  GROUP BY b.page_id, b.article_id, b.block
)
SELECT * FROM told ORDER BY kind = 'box', kind, place
