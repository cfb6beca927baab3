"""How are files of strangers read without harm: zip, XML, Excel workbooks?"""
