SELECT nonsense FROM ${schema}.nowhere;
