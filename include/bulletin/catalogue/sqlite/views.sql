-- Articles as a person reads them: names in place of codes.
CREATE VIEW articles_read AS
SELECT
  a.article_id,
  p.name AS newspaper,
  a.published_date,
  json_extract(a.page_labels, '$[0]') AS page,
  a.section,
  a.item_type,
  a.kicker,
  a.headline,
  a.subheadline,
  a.byline,
  (SELECT group_concat(name.value, '、') FROM json_each(a.topic_names) name) AS topics,
  a.char_count,
  a.body,
  a.source_url
FROM articles a
JOIN papers p ON p.code = a.paper;

-- Topics of articles, with the words that decided.
CREATE VIEW topics_read AS
SELECT
  at.article_id,
  p.name AS newspaper,
  at.published_date,
  a.headline,
  at.rank,
  coalesce(t.name_zh, at.topic) AS topic,
  t.name_en AS topic_en,
  at.share,
  (SELECT group_concat(e.words, '、') FROM topic_evidence e
   WHERE e.article_id = at.article_id AND e.rank = at.rank) AS words
FROM article_topics at
JOIN articles a ON a.article_id = at.article_id
JOIN papers p ON p.code = at.paper
LEFT JOIN topics t ON t.code = at.topic;

-- How many articles had a topic, by newspaper and month.
CREATE VIEW topics_by_month AS
SELECT
  p.name AS newspaper,
  at.published_month,
  coalesce(t.name_zh, at.topic) AS topic,
  count(*) AS articles,
  sum(at.rank = 1) AS as_first_topic
FROM article_topics at
JOIN papers p ON p.code = at.paper
LEFT JOIN topics t ON t.code = at.topic
GROUP BY p.name, at.published_month, topic;

-- Dates that are not whole, and why.
CREATE VIEW dates_missing AS
SELECT coalesce(p.name, c.paper) AS newspaper, c.published_date, c.state, c.is_overdue, c.reason
FROM coverage c
LEFT JOIN papers p ON p.code = c.paper
WHERE c.state NOT IN ('complete', 'revised', 'no_issue');
