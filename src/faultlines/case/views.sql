-- How the tables are read. Made anew for each connection, in its TEMP schema: the file itself holds no view, since a case
-- from someone else is opened with `trusted_schema = OFF`, under which a stored view may not use the JSON functions.

-- The ledger: every claim that stands, whole, its lists as JSON in their order.
CREATE TEMP VIEW ledger AS
SELECT
    claim.key, claim.id, claim.document AS document_key, document.id AS document, claim.start, claim."end",
    claim.quote,
    (SELECT json_group_array(code) FROM (SELECT code FROM claim_actor WHERE claim = claim.key ORDER BY position)) AS actor,
    (SELECT json_group_array(code) FROM (SELECT code FROM claim_target WHERE claim = claim.key ORDER BY position)) AS target,
    claim.actor_text, claim.target_text, claim.type, claim.mode,
    (SELECT json_group_array(commodity)
       FROM (SELECT commodity FROM claim_commodity WHERE claim = claim.key ORDER BY position)) AS commodity,
    claim.holder, claim."when", claim.earliest, claim.latest, claim.likelihood,
    (SELECT json_group_array(json_array(low, high, unit, text))
       FROM (SELECT * FROM claim_quantity WHERE claim = claim.key ORDER BY position)) AS quantity,
    claim."where", claim.instrument, claim.unresolved, run.extractor
FROM claim
JOIN document ON document.key = claim.document
JOIN run ON run.key = claim.run
WHERE NOT EXISTS (SELECT 1 FROM superseded WHERE superseded.claim = claim.key);

-- Failures that still stand.
CREATE TEMP VIEW open_failure AS
SELECT failure.*
FROM failure
WHERE NOT EXISTS (SELECT 1 FROM settled WHERE settled.failure = failure.key);
