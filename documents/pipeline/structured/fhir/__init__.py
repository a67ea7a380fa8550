"""FHIR R4 as JSON: single resources, bundles, lists and lines of resources."""
