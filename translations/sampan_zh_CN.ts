<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>models</name>
    <message>
        <source>%1 is not a field path: unexpected text at position %2. Write it like spec.containers[0].image; keys with dots like labels[&quot;a.b/c&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
