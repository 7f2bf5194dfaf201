# Makes the example the configuration of a service: the letters are where the package puts them.
s|^\(  directory:\) guidance$|\1 /usr/share/madoguchi/guidance|
s|^guidance: { directory: guidance }$|guidance: { directory: /usr/share/madoguchi/guidance }|
s|docs/guidance\.md|/usr/share/doc/madoguchi/guidance.md.gz|
