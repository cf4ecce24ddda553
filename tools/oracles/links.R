# Betweenness, components, bridges and cut members by R's igraph, for the tests of CommunityAssets.Analysis/Links.
#
#   Rscript tools/oracles/links.R OUT_FOLDER
suppressMessages(library(igraph))
out <- commandArgs(trailingOnly = TRUE)[1]
number <- function(v) format(v, digits = 17, scientific = FALSE, trim = TRUE)
set.seed(7)
# A sparse graph of 120 with lone members, chains and knots, beside Zachary's karate club.
graphs <- list(sparse = sample_gnm(120, 130), karate = make_graph("Zachary"))
members <- list(); links <- list()
for (name in names(graphs)) {
  g <- simplify(graphs[[name]])
  part <- components(g)
  members[[name]] <- data.frame(graph = name, member = seq_len(vcount(g)) - 1, degree = degree(g),
    betweenness = number(betweenness(g, directed = FALSE)), size = part$csize[part$membership],
    holds = as.integer(seq_len(vcount(g)) %in% as.integer(articulation_points(g))))
  ends <- as_edgelist(g, names = FALSE) - 1
  links[[name]] <- data.frame(graph = name, one = ends[, 1], other = ends[, 2],
    bridge = as.integer(seq_len(ecount(g)) %in% as.integer(bridges(g))))
}
write.csv(do.call(rbind, members), file.path(out, "link_members.csv"), row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, links), file.path(out, "links.csv"), row.names = FALSE, quote = FALSE)
