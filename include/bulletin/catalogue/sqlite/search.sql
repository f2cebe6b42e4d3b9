-- Full text of articles, by three characters at a time. The text itself is kept once, in articles.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  headline, kicker, subheadline, body,
  content="articles", content_rowid="number", tokenize="trigram"
);

-- What is gathered before it is written fits into a processor's own memory, and pieces are put
-- together once they are many: two thirds of the time that the defaults take.
INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 0);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('crisismerge', 64);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 131072);

-- Two blanks after each text: so its last one and two characters begin three characters too, and
-- every word of one or two characters is the beginning of a term in article_terms.
INSERT INTO articles_fts (rowid, headline, kicker, subheadline, body)
SELECT number, headline || '  ', kicker || '  ', subheadline || '  ', body || '  '
FROM articles ORDER BY number;

INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 4);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('crisismerge', 16);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 1048576);

-- Every term of three characters and where it is: doc is articles.number.
CREATE VIRTUAL TABLE article_terms USING fts5vocab (articles_fts, instance);
