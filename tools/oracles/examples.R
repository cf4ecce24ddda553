# The data of examples that spdep and PySAL's esda document, for the tests of CommunityAssets.Analysis/Statistics. What their documentation
# prints for them is written in the tests themselves: nothing here works a statistic out.
#
#   Rscript tools/oracles/examples.R LIBPYSAL_EXAMPLES OUT_FOLDER
#
# Needs Debian's r-cran-spdep and r-cran-sf with the spData that comes with them, and the examples folder of python3-libpysal. Writes
# examples.csv: conflicts in Africa (afcon), crime in Columbus (oldcol, and columbus in the order of its map), the grid of Getis and Ord
# (getisord), homicides around St. Louis (stl) and sudden infant deaths in North Carolina (sids2). Neighbours are those that come with the
# data; of columbus those that touch.
suppressMessages({ library(sf); library(spdep); library(foreign) })
given <- commandArgs(trailingOnly = TRUE)
number <- function(v) vapply(v, format, "", digits = 15)
list_of <- function(nb) sapply(nb, function(n) if (n[1] == 0) "" else paste(n - 1, collapse = " "))
rows <- list()
add <- function(set, name, value, second = "", x = "", y = "", neighbours = "")
  rows[[length(rows) + 1]] <<- data.frame(set, name, value = number(value), second, x, y, neighbours)
# A GAL file: a line with an area and how many neighbours it has, then a line with them.
gal <- function(file) {
  lines <- strsplit(trimws(readLines(file)[-1]), " +")
  lines <- lines[lengths(lines) > 0]
  ids <- sapply(lines[c(TRUE, FALSE)], `[`, 1)
  list(ids = ids, nb = lapply(lines[c(FALSE, TRUE)], function(of) sort(match(of, ids))))
}
data(afcon, package = "spData")
add("afcon", as.character(afcon$name), afcon$totcon, neighbours = list_of(paper.nb))
data(oldcol, package = "spdep")
add("oldcol", COL.OLD$NEIG, COL.OLD$CRIME, x = number(COL.OLD$X), y = number(COL.OLD$Y), neighbours = list_of(COL.nb))
columbus <- st_read(system.file("shapes/columbus.shp", package = "spData"), quiet = TRUE)
add("columbus", columbus$NEIG, columbus$CRIME, number(columbus$INC), neighbours = list_of(poly2nb(columbus)))
data(getisord, package = "spData")
add("getisord", seq_along(go_xyz$val), go_xyz$val, x = number(go_xyz$x), y = number(go_xyz$y))
homicides <- read.csv(file.path(given[1], "stl", "stl_hom.txt"), skip = 1)
touching <- gal(file.path(given[1], "stl", "stl.gal"))
add("stl", homicides$FIPSNO, homicides$HR8893, neighbours = list_of(touching$nb))
deaths <- read.dbf(file.path(given[1], "sids2", "sids2.dbf"))
touching <- gal(file.path(given[1], "sids2", "sids2.gal"))
stopifnot(setequal(touching$ids, deaths$FIPSNO))
deaths <- deaths[match(touching$ids, deaths$FIPSNO), ]
add("sids2", deaths$FIPSNO, deaths$SIDR74, number(deaths$SIDR79), neighbours = list_of(touching$nb))
write.csv(do.call(rbind, rows), file.path(given[2], "examples.csv"), row.names = FALSE, quote = FALSE)
