"""Names of people that medicine uses for signs, diseases, scales and tools: no patients.

Only names that few people bear: Graves, Bell or Murphy are somebody's unless what they are the
name of stands behind them, which the rules for de-identification see for themselves.
"""

from __future__ import annotations

EPONYMS = frozenset(
    """
    alzheimer parkinson hodgkin crohn hashimoto sjögren sjogren raynaud ménière meniere dupuytren
    wernicke korsakoff babinski romberg kernig brudzinski homans lachman mcmurray mcburney phalen
    tinel trendelenburg trousseau chvostek rovsing spurling lasègue lasegue neer finkelstein
    guillain barré barre creutzfeldt jakob epstein kaposi wilms bartholin fallot friedreich gaucher
    charcot ehlers danlos marfan klinefelter takayasu kawasaki wegener behçet behcet peyronie osgood
    schlatter calvé perthes zollinger mallory budd chiari rinne snellen ishihara kocher metzenbaum
    bovie penrose foley hickman broviac groshong yankauer kirschner steinmann lhermitte gowers
    kussmaul cheyne biot heberden bouchard osler janeway kerley virchow nissen whipple billroth
    pfannenstiel lichtenstein bankart colles monteggia galeazzi gleason breslow bosniak apgar braden
    epworth barthel karnofsky framingham mallampati glasgow likert rorschach holter coombs
    papanicolaou wassermann mantoux tanner ballard dubowitz moro galant ortolani pott
    cullen courvoisier dix hallpike epley valsalva heimlich credé leopold mcroberts
    schirmer tzanck gram ziehl neelsen giemsa romanowsky langerhans kupffer sertoli leydig
    purkinje golgi schwann ranvier bowman henle malpighi peyer brunner meckel hirschsprung
    schatzki zenker plummer vinson asperger tourette huntington bechterew reiter felty
    hansen lyme coxsackie norwalk
    """.split()
)
