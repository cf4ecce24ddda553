# Local Moran's I and Gi* with conditional permutations by spdep, on both cores.

suppressPackageStartupMessages(library(spdep))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
file <- function(name) file.path(folder, name)
numbers <- function(name, what, size) readBin(file(name), what, file.size(file(name)) / size, size = size, endian = "little")
write <- function(values, name) {
  out <- base::file(file(name), "wb")
  on.exit(close(out))
  writeBin(as.double(values), out, endian = "little")
}

values <- numbers("values", "double", 8)
n <- length(values)
rows <- matrix(numbers("neighbours", "integer", 4) + 1L, nrow = n, byrow = TRUE)
nb <- lapply(seq_len(n), function(at) sort(rows[at, ]))
class(nb) <- "nb"
attr(nb, "region.id") <- as.character(seq_len(n))
around <- nb2listw(nb, style = "W")
within <- nb2listw(include.self(nb), style = "W")
cores <- 2L
invisible(set.mcOption(TRUE))
invisible(set.coresOption(cores))

start <- proc.time()[["elapsed"]]
moran <- localmoran_perm(values, around, nsim = 999L, iseed = 12345L)
hot <- localG_perm(values, within, nsim = 999L, iseed = 12345L)
seconds <- proc.time()[["elapsed"]] - start

write(moran[, "Ii"], "moran-spdep")
write(moran[, "Pr(folded) Sim"], "moran-p-spdep")
write(localG(values, within), "hot-spdep")
status <- readLines("/proc/self/status")
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("^VmHWM", status, value = TRUE))) * 1024 / 1e6
cat(sprintf('{"seconds": [%.6f], "peakMegabytes": %.1f, "facts": {"cores": %d}}\n', seconds, peak, cores))
