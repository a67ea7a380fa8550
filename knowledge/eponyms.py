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
    addisons alagille alport amsler amyand angelman apley argyll ashworth auspitz ballards barany
    barthels bartter bassini bazett bielschowsky binet binswanger blakemore boerhaave bougie
    bouveret breslows broselow brugada brunnstrom buerger byler bárány calot caroli cockcroft
    coude coudé courvoisiers crigler cronkhite cullens cushings darier debakey dequervain
    dermabond dieulafoy dobhoff dravet duroziez eales ebstein eisenmenger epworths ethilon
    eustachian fabry fanconi fothergill fridericia friedewald fugl gaenslen galeazzis
    ganong gastaut gelfoam gitelman goodpasture gottron guedel gustilo hangman hartnup hasson
    heberdens heerfordt hemovac henoch hesselbach hinchey howship hurler ilizarov jaccoud jeghers
    kallmann kasai kegel kegels kehr kienbock kienböck kiesselbach koebner koplik krabbe kuntscher
    köbner küntscher legg leriche lesch leser liddle lisfranc littre lofgren lown lutembacher
    löfgren maisonneuve malecot maydl menetrier menkes merkel mirizzi mobitz mohs monocryl muehrcke
    ménétrier niemann nikolsky nyhan ober pancoast pastia pavlik penroses peutz pezzer plummers
    pompe ponseti prader preiser prolene puestow quervain quincke rancho ranson raynauds refsum
    rinnes satinsky schamroth schatzker scheuermann schiotz schonlein schwabach schönlein segond
    beighton deauville killip maddrey caprini rutgeerts kellgren outerbridge spetzler
    sellick semont sengstaken shouldice sokal spigelian stargardt stinchfield stoppa sudeck
    surgicel tay tenckhoff tietze tinetti trelat trélat veress vicryl waldeyer waterlow webers
    wegeners weitlaner wenckebach westermark whipples yasargil yergason zellweger zung
    """.split()
)
