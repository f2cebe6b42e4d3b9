"""The DCAT description, read back as RDF."""

from __future__ import annotations

from datetime import date

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, XSD

from bulletin.catalogue.descriptors.dcat_terms import in_language, language
from bulletin.catalogue.snapshot import snapshot_of
from catalogue.descriptors.published import HOSTILE_NAME, HOSTILE_STATEMENT, describe, publish
from dataset.builders import entry

BASE = "https://data.example/bulletins/"
HERE = Namespace(BASE)
PART = Namespace(f"{BASE}dcat.jsonld#")
ALL = URIRef(BASE)
VERSION, PREVIOUS = URIRef(f"{DCAT}version"), URIRef(f"{DCAT}previousVersion")  # rdflib has DCAT 2
CC0 = URIRef("https://spdx.org/licenses/CC0-1.0.html")


def graph_of(root):
    return Graph().parse(root / "dcat.jsonld", format="json-ld", publicID=f"{BASE}dcat.jsonld")


@pytest.fixture(scope="module")
def graph(root):
    return graph_of(root)


def labels(graph, subject, property_):
    return {
        str(label)
        for it in graph.objects(subject, property_)
        for label in graph.objects(it, RDFS.label)
    }


def test_the_dataset_is_one_of_the_release(graph):
    assert (ALL, RDF.type, DCAT.Dataset) in graph
    assert (ALL, OWL.versionInfo, Literal("r000002")) in graph
    assert (ALL, VERSION, Literal("r000002")) in graph
    assert (ALL, PREVIOUS, HERE["releases/r000001/manifest.json"]) in graph
    assert {it.language for it in graph.objects(ALL, DCTERMS.title)} == {"zh", "en"}
    assert {it.language for it in graph.objects(ALL, DCTERMS.description)} == {"zh", "en"}
    assert Literal("报纸", lang="zh") in set(graph.objects(ALL, DCAT.keyword))
    assert graph.value(ALL, DCTERMS.modified).datatype == XSD.dateTime


def test_it_says_which_dates_and_places(graph):
    period = graph.value(ALL, DCTERMS.temporal)

    assert graph.value(period, DCAT.startDate).toPython() == date(2026, 3, 15)
    assert graph.value(period, DCAT.endDate).toPython() == date(2026, 4, 14)
    assert labels(graph, ALL, DCTERMS.spatial) == {"澜州兰湾区"}
    assert (
        ALL,
        DCTERMS.language,
        URIRef("http://id.loc.gov/vocabulary/iso639-1/zh"),
    ) in graph


def test_it_conforms_to_schemas_that_are_there(graph, root):
    schemas = {str(it).removeprefix(BASE) for it in graph.objects(ALL, DCTERMS.conformsTo)}

    assert len(schemas) == len(snapshot_of(root).manifest.tables)
    assert [it for it in schemas if not (root / it).is_file()] == []


def test_every_distribution_leads_to_what_is_there(graph, root):
    places = {str(it).removeprefix(BASE) for it in graph.objects(None, DCAT.accessURL)}

    assert {"exports/articles/", "exports/csv/paper=hexi/", "tables/"} <= places
    assert [it for it in places if not (root / it).exists()] == []
    parquet = PART["files-articles"]
    assert (parquet, RDF.type, DCAT.Distribution) in graph
    assert graph.value(parquet, DCAT.byteSize).toPython() == sum(
        it.stat().st_size for it in root.glob("exports/articles/**/*.parquet")
    )
    assert str(graph.value(parquet, DCAT.mediaType)).endswith("application/vnd.apache.parquet")


def test_each_newspaper_is_a_part_with_its_own_rights(graph):
    hexi, lanwan = PART["hexi"], PART["lanwan"]

    assert set(graph.objects(ALL, DCTERMS.hasPart)) == {hexi, lanwan}
    assert graph.value(hexi, DCTERMS.title) == Literal(HOSTILE_NAME, lang="zh")
    assert labels(graph, hexi, DCTERMS.rights) >= {
        HOSTILE_STATEMENT,
        "Bodies are not published: body and body_raw are null.",
    }
    assert labels(graph, lanwan, DCTERMS.rights) == {"样报，可自由使用"}
    assert graph.value(lanwan, DCTERMS.license) == CC0
    assert graph.value(hexi, DCTERMS.license) == HERE["data-dictionary.md#rights-hexi"]
    assert graph.value(PART["files-lanwan-csv"], DCTERMS.license) == CC0
    assert str(graph.value(graph.value(lanwan, DCTERMS.creator), FOAF.name)) == "兰湾报"


def test_the_whole_has_a_licence_only_where_all_have_it(graph, store):
    publish(store, entry(store))

    assert graph.value(ALL, DCTERMS.license) is None
    assert graph_of(describe(store)).value(ALL, DCTERMS.license) == CC0


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("zh", "zh"),
        ("zh-Hans-CN", "zh"),
        ("ZH", "zh"),
        ("Chinese", None),
        ("", None),
        ('z"', None),
    ],
)
def test_a_language_is_named_only_where_it_is_one(code, address):
    found = language(code)

    assert (found and found.rsplit("/", 1)[1]) == address
    assert ("@language" in in_language("报", code)) == (address is not None)
