/** The parts that hold a package together: content types, relationships, properties. */
import type { Schema } from './notation.ts';

export const contentTypes: Schema = {
  namespaces: { 'http://schemas.openxmlformats.org/package/2006/content-types': '' },
  root: 'Types',
  rules: {
    Types: { holds: '(Default|Override)+' },
    Default: { has: { Extension: 'extension', ContentType: 'text' } },
    Override: { has: { PartName: 'partName', ContentType: 'text' } },
  },
};

export const relationships: Schema = {
  namespaces: { 'http://schemas.openxmlformats.org/package/2006/relationships': '' },
  root: 'Relationships',
  rules: {
    Relationships: { holds: 'Relationship+' },
    // There is no TargetMode: nothing outside the file is ever named.
    Relationship: { has: { Id: 'relationship', Type: 'text', Target: 'text' } },
  },
};

export const coreProperties: Schema = {
  namespaces: {
    'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://purl.org/dc/terms/': 'dcterms',
    'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  },
  root: 'cp:coreProperties',
  rules: {
    // In any order, each once: the order is the one that exceljs has.
    'cp:coreProperties': {
      holds:
        'dc:creator dc:title dc:subject dc:description dc:language cp:keywords cp:category cp:lastModifiedBy dcterms:created dcterms:modified',
    },
    'dc:creator': { text: 'text' },
    'dc:title': { text: 'text' },
    'dc:subject': { text: 'text' },
    'dc:description': { text: 'text' },
    'dc:language': { text: 'language' },
    'cp:keywords': { text: 'text' },
    'cp:category': { text: 'text' },
    'cp:lastModifiedBy': { text: 'text' },
    'dcterms:created': { has: { 'xsi:type': '=dcterms:W3CDTF' }, text: 'time' },
    'dcterms:modified': { has: { 'xsi:type': '=dcterms:W3CDTF' }, text: 'time' },
  },
};

export const extendedProperties: Schema = {
  namespaces: {
    'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties': '',
    'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes': 'vt',
  },
  root: 'Properties',
  rules: {
    Properties: {
      holds:
        'Application DocSecurity ScaleCrop HeadingPairs TitlesOfParts Company Manager LinksUpToDate SharedDoc HyperlinksChanged AppVersion',
    },
    Application: { text: 'text' },
    DocSecurity: { text: '=0' },
    ScaleCrop: { text: 'boolean' },
    HeadingPairs: { holds: 'vt:vector:pairs' },
    pairs: { holds: 'vt:variant+', has: { size: '=2', baseType: '=variant' } },
    'vt:variant': { holds: '(vt:lpstr|vt:i4)' },
    'vt:lpstr': { text: 'text' },
    'vt:i4': { text: 'count' },
    TitlesOfParts: { holds: 'vt:vector:titles' },
    titles: { holds: 'vt:lpstr+', has: { size: 'positive', baseType: '=lpstr' } },
    Company: { text: 'text' },
    // Nobody's name but the author's: exceljs writes the element always.
    Manager: {},
    LinksUpToDate: { text: 'boolean' },
    SharedDoc: { text: 'boolean' },
    HyperlinksChanged: { text: 'boolean' },
    AppVersion: { text: 'number' },
  },
};
