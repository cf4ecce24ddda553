# Who touches whom by R's spdep, for the tests of CommunityAssets.Analysis/Statistics on real boundaries.
#
#   Rscript tools/oracles/contiguity.R BOUNDARIES_FOLDER OUT_FOLDER
#
# Needs Debian's r-cran-spdep and r-cran-sf. Reads the small areas, output areas and wards of the real place (EPSG:4326), draws them on
# British National Grid and writes contiguity.csv: layer, snap in metres, code, and the codes' row numbers from 0 of queen and rook
# neighbours, in order of code. Where queen and rook are the same, rook is written as =.
suppressMessages({ library(sf); library(spdep) })
given <- commandArgs(trailingOnly = TRUE)
list_of <- function(nb) sapply(nb, function(n) if (n[1] == 0) "" else paste(n - 1, collapse = " "))
layers <- list(c("lsoa_2011", "LSOA11CD", 5), c("oa_2011", "OA11CD", 0.01), c("ward_2016", "WD13CD", 0.01), c("ward_2016", "WD13CD", 25))
rows <- lapply(layers, function(layer) {
  areas <- st_transform(st_read(file.path(given[1], paste0(layer[1], ".geojson")), quiet = TRUE), 27700)
  areas <- areas[order(areas[[layer[2]]]), ]
  queen <- list_of(poly2nb(areas, queen = TRUE, snap = as.numeric(layer[3])))
  rook <- list_of(poly2nb(areas, queen = FALSE, snap = as.numeric(layer[3])))
  data.frame(layer = layer[1], snap = layer[3], code = areas[[layer[2]]], queen = queen, rook = ifelse(rook == queen, "=", rook))
})
write.csv(do.call(rbind, rows), file.path(given[2], "contiguity.csv"), row.names = FALSE, quote = FALSE)
